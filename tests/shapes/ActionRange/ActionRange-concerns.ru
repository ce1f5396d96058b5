PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:concerns <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event } ORDER BY ?x LIMIT 1 }
}
