PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

INSERT { ?other skos:narrower ?x }
WHERE {
  { SELECT * WHERE { ?x skos:inScheme voc:action-type ; skos:broader ?above } ORDER BY ?x LIMIT 1 }
  { SELECT * WHERE { ?other skos:inScheme voc:action-type } ORDER BY ?other LIMIT 1 }
  FILTER(?other != ?above)
}
