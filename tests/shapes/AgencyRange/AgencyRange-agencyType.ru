PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:agencyType <https://w3id.org/benelux-kg/vocabulary/domain/crime> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Agency } ORDER BY ?x LIMIT 1 }
}
