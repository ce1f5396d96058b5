PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

INSERT { ?x skos:broader <https://w3id.org/benelux-kg/ontology#Doubtful> }
WHERE {
  { SELECT * WHERE { ?x skos:inScheme voc:action-type ; skos:broader ?above } ORDER BY ?x LIMIT 1 }
}
