PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:representedBy ?x }
WHERE {
  { SELECT * WHERE { ?x a bkg:Person } ORDER BY ?x LIMIT 1 }
}
