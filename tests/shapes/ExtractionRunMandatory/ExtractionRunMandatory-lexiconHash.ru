PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:lexiconHash ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun ; bkg:lexiconHash ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:lexiconHash ?value
}
