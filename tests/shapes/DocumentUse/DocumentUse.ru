PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { ?x bkg:issuedNotBefore "2018-01-01"^^xsd:date }
WHERE {
  { SELECT * WHERE { ?x a bkg:Place } ORDER BY ?x LIMIT 1 }
}
