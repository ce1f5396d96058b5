PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:sharedLabel "naam"@nl }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event } ORDER BY ?x LIMIT 1 }
}
