PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

DELETE { ?x skos:inScheme voc:role }
WHERE {
  { SELECT * WHERE { ?x a skos:Concept ; skos:inScheme voc:role . FILTER NOT EXISTS { [] bkg:role|skos:broader ?x } } ORDER BY ?x LIMIT 1 }
}
