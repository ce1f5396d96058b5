PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:amends <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Treaty } ORDER BY ?x LIMIT 1 }
}
