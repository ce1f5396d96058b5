PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE { ?x rdfs:label ?value }
INSERT { ?x rdfs:label "étiquette"@fr }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event ; rdfs:label ?any } ORDER BY ?x LIMIT 1 }
  ?x rdfs:label ?value
}
