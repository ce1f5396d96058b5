PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:reports <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:NewsItem } ORDER BY ?x LIMIT 1 }
}
