PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:faces <https://w3id.org/benelux-kg/vocabulary/domain/drug-trafficking> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Place } ORDER BY ?x LIMIT 1 }
}
