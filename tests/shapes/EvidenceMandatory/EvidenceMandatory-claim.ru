PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?claim bkg:evidence ?x }
WHERE {
  { SELECT * WHERE { ?x a bkg:Evidence . ?claim bkg:evidence ?x , ?second FILTER (?second != ?x) } ORDER BY ?x LIMIT 1 }
}
