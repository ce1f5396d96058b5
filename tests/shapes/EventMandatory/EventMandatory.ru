PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:startDate ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event ; bkg:startDate ?any FILTER NOT EXISTS { ?x bkg:endDate [] } } ORDER BY ?x LIMIT 1 }
  ?x bkg:startDate ?value
}
