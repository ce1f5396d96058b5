PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:order ?value }
INSERT { ?x bkg:order 0 }
WHERE {
  { SELECT * WHERE { ?x a bkg:Provision ; bkg:order ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:order ?value
}
