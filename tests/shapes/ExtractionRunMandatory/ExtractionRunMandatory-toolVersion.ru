PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:toolVersion ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun ; bkg:toolVersion ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:toolVersion ?value
}
