PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x a bkg:PolicyDomain }
WHERE {
  { SELECT * WHERE { ?x a bkg:ThreatDomain } ORDER BY ?x LIMIT 1 }
}
