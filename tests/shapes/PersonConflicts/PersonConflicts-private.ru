PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:memberOf <https://w3id.org/benelux-kg/id/organisation/nato> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Person } ORDER BY ?x LIMIT 1 }
}
