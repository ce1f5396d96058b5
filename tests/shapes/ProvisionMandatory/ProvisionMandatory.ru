PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?whole bkg:provides ?x }
WHERE {
  { SELECT * WHERE { ?x a bkg:Provision } ORDER BY ?x LIMIT 1 }
  ?whole bkg:provides ?x
}
