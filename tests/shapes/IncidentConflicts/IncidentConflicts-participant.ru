PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:participant <https://w3id.org/benelux-kg/id/country/be> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Incident } ORDER BY ?x LIMIT 1 }
}
