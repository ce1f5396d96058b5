PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:value ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:Figure ; bkg:value ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:value ?value
}
