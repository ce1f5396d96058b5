PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:memberOf ?x }
WHERE {
  { SELECT * WHERE { ?x a bkg:InternationalOrganisation } ORDER BY ?x LIMIT 1 }
}
