PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:faces <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Country } ORDER BY ?x LIMIT 1 }
}
