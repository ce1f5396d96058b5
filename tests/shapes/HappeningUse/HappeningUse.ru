PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:heldIn <https://w3id.org/benelux-kg/id/country/be> }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun } ORDER BY ?x LIMIT 1 }
}
