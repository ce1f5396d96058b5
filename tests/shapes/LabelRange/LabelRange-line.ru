PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE { ?x rdfs:label ?label }
INSERT { ?x rdfs:label ?longer }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event ; rdfs:label ?label } ORDER BY ?x LIMIT 1 }
  BIND(STRLANG(CONCAT(STR(?label), "\n", STR(?label)), LANG(?label)) AS ?longer)
}
