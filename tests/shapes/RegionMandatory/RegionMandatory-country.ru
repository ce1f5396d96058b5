PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:country ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:Region ; bkg:country ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:country ?value
}
