PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:includes ?x }
WHERE {
  { SELECT * WHERE { ?x a bkg:ThreatDomain } ORDER BY ?x LIMIT 1 }
}
