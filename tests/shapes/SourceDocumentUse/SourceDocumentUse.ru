PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:mentions <https://w3id.org/benelux-kg/id/country/be> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Place } ORDER BY ?x LIMIT 1 }
}
