PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { ?x bkg:startsNotBefore "2020-02-02"^^xsd:date ; bkg:startsNotAfter "2020-02-01"^^xsd:date }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event . FILTER NOT EXISTS { ?x bkg:startsNotBefore [] } FILTER NOT EXISTS { ?x bkg:startsNotAfter [] } } ORDER BY ?x LIMIT 1 }
}
