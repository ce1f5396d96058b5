PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:mandate "taak"@nl }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun } ORDER BY ?x LIMIT 1 }
}
