PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:status <https://w3id.org/benelux-kg/vocabulary/domain/crime> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event } ORDER BY ?x LIMIT 1 }
}
