PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:role ?old }
INSERT { ?x bkg:role <https://w3id.org/benelux-kg/vocabulary/domain/crime> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Post ; bkg:role ?old } ORDER BY ?x LIMIT 1 }
}
