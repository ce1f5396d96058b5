PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?y bkg:provides ?x }
WHERE {
  { SELECT * WHERE { ?x a bkg:Provision . ?y a bkg:PolicyPlan } ORDER BY ?x ?y LIMIT 1 }
}
