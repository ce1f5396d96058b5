PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:rule ?old }
WHERE {
  { SELECT * WHERE { ?x a bkg:Inference ; bkg:rule ?old } ORDER BY ?x LIMIT 1 }
}
