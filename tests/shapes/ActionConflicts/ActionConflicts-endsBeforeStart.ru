PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { ?x bkg:endsNotBefore "1900-01-01"^^xsd:date ; bkg:endsNotAfter "1900-01-01"^^xsd:date }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event ; bkg:startsNotBefore ?start . FILTER NOT EXISTS { ?x bkg:endsNotAfter [] } } ORDER BY ?x LIMIT 1 }
}
