PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { ?x bkg:endsNotBefore "2090-02-02"^^xsd:date ; bkg:endsNotAfter "2090-02-01"^^xsd:date }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event . FILTER NOT EXISTS { ?x bkg:endsNotBefore [] } FILTER NOT EXISTS { ?x bkg:endsNotAfter [] } } ORDER BY ?x LIMIT 1 }
}
