PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:attributedTo ?someone }
WHERE {
  { SELECT * WHERE { ?x a bkg:Claim ; bkg:factuality bkg:Asserted . ?someone a bkg:Person } ORDER BY ?x LIMIT 1 }
}
