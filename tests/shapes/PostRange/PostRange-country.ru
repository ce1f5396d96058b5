PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:country <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Post } ORDER BY ?x LIMIT 1 }
}
