PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { ?x skos:broader <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:ThreatDomain ; skos:broader ?above } ORDER BY ?x LIMIT 1 }
}
