PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

DELETE { ?claim rdf:subject ?x }
INSERT { ?claim rdf:subject <https://w3id.org/benelux-kg/id/country/be> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Measure ; bkg:actionType ?any FILTER NOT EXISTS { ?x bkg:participant [] } } ORDER BY ?x LIMIT 1 }
  ?claim rdf:subject ?x
}
