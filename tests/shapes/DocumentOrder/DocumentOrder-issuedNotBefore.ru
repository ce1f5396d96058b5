PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { ?x bkg:issuedNotBefore "2020-02-02"^^xsd:date ; bkg:issuedNotAfter "2020-02-01"^^xsd:date }
WHERE {
  { SELECT * WHERE { ?x a bkg:SourceDocument . FILTER NOT EXISTS { ?x bkg:issuedNotBefore [] } FILTER NOT EXISTS { ?x bkg:issuedNotAfter [] } } ORDER BY ?x LIMIT 1 }
}
