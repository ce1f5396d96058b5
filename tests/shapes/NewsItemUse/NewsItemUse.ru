PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:reports ?event }
WHERE {
  { SELECT * WHERE { ?x a bkg:Place . ?event a bkg:Event } ORDER BY ?x LIMIT 1 }
}
