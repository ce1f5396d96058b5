PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:endDate "soon" }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event } ORDER BY ?x LIMIT 1 }
}
