PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:holds <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Person } ORDER BY ?x LIMIT 1 }
}
