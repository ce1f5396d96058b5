PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:framesHash ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun ; bkg:framesHash ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:framesHash ?value
}
