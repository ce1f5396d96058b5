PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x a bkg:Measure }
INSERT { ?x a bkg:Action }
WHERE {
  { SELECT * WHERE { ?x a bkg:Measure } ORDER BY ?x LIMIT 1 }
}
