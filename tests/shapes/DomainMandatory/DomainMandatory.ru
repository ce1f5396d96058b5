PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x a bkg:PolicyDomain }
INSERT { ?x a bkg:Domain }
WHERE {
  { SELECT * WHERE { ?x a bkg:PolicyDomain } ORDER BY ?x LIMIT 1 }
}
