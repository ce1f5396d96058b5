PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:role ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:Post ; bkg:role ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:role ?value
}
