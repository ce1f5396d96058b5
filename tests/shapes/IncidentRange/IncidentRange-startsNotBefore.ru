PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { ?x bkg:startsNotBefore "2018"^^xsd:gYear }
WHERE {
  { SELECT * WHERE { ?x a bkg:Incident . FILTER NOT EXISTS { ?x bkg:startsNotAfter [] } } ORDER BY ?x LIMIT 1 }
}
