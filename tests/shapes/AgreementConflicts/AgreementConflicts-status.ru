PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:status <https://w3id.org/benelux-kg/vocabulary/status/planned> , <https://w3id.org/benelux-kg/vocabulary/status/completed> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Treaty } ORDER BY ?x LIMIT 1 }
}
