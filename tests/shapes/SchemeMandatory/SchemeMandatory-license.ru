PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { ?x dcterms:license ?value }
WHERE {
  { SELECT * WHERE { ?x a skos:ConceptScheme ; dcterms:license ?any } ORDER BY ?x LIMIT 1 }
  ?x dcterms:license ?value
}
