PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { ?x skos:definition "nog een omschrijving"@nl }
WHERE {
  { SELECT * WHERE { ?x a bkg:ThreatDomain } ORDER BY ?x LIMIT 1 }
}
