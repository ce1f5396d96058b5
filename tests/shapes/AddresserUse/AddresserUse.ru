PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:addresses <https://w3id.org/benelux-kg/vocabulary/domain/crime> }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun } ORDER BY ?x LIMIT 1 }
}
