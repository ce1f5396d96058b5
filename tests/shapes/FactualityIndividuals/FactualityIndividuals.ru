PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { <https://w3id.org/benelux-kg/ontology#Doubtful> a bkg:Factuality }
WHERE {
  { SELECT * WHERE { ?x a bkg:Factuality } ORDER BY ?x LIMIT 1 }
}
