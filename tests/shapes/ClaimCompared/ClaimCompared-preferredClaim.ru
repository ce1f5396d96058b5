PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:preferredClaim <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Claim } ORDER BY ?x LIMIT 1 }
}
