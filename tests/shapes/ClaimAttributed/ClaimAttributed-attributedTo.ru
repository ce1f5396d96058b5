PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:attributedTo ?old }
INSERT { ?x bkg:attributedTo <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Claim ; bkg:attributedTo ?old } ORDER BY ?x LIMIT 1 }
}
