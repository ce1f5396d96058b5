PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:actionType <https://w3id.org/benelux-kg/vocabulary/action-type/training> }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun } ORDER BY ?x LIMIT 1 }
}
