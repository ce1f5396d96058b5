PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:corroboration 1 }
WHERE {
  { SELECT * WHERE { ?x a bkg:Claim FILTER NOT EXISTS { ?x bkg:corroboration [] } } ORDER BY ?x LIMIT 1 }
}
