PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { ?x dcterms:title ?old }
WHERE {
  { SELECT * WHERE { ?x a skos:ConceptScheme ; dcterms:title ?old FILTER (LANG(?old) = "de") } ORDER BY ?x LIMIT 1 }
}
