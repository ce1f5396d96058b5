PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:frequency 7 }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event } ORDER BY ?x LIMIT 1 }
}
