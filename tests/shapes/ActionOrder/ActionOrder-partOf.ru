PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:partOf ?x }
WHERE {
  { SELECT * WHERE { ?x a bkg:Measure } ORDER BY ?x LIMIT 1 }
}
