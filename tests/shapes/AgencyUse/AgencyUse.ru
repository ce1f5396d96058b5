PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:agencyType <https://w3id.org/benelux-kg/vocabulary/agency-type/police> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Place } ORDER BY ?x LIMIT 1 }
}
