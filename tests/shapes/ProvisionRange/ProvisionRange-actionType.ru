PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:actionType <https://w3id.org/benelux-kg/vocabulary/domain/crime> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Provision } ORDER BY ?x LIMIT 1 }
}
