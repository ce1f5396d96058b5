PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:holds ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:Person ; bkg:holds ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:holds ?value
}
