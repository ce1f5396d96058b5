PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:target "vrachtwagens"@nl }
WHERE {
  { SELECT * WHERE { ?x a bkg:Place } ORDER BY ?x LIMIT 1 }
}
