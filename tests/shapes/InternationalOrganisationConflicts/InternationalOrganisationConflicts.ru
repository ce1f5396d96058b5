PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x a bkg:Region ; bkg:country <https://w3id.org/benelux-kg/id/country/be> }
WHERE {
  { SELECT * WHERE { ?x a bkg:InternationalOrganisation } ORDER BY ?x LIMIT 1 }
}
