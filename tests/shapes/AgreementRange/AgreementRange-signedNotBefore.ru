PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { ?x bkg:signedNotBefore "2018"^^xsd:gYear }
WHERE {
  { SELECT * WHERE { ?x a bkg:Treaty . FILTER NOT EXISTS { ?x bkg:signedNotAfter [] } } ORDER BY ?x LIMIT 1 }
}
