PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:status <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun } ORDER BY ?x LIMIT 1 }
}
