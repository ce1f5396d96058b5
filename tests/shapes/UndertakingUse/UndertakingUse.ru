PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:basedOn <https://w3id.org/benelux-kg/id/cooperation/senningen> }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun } ORDER BY ?x LIMIT 1 }
}
