PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:includes <https://w3id.org/benelux-kg/vocabulary/domain/crime> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Place } ORDER BY ?x LIMIT 1 }
}
