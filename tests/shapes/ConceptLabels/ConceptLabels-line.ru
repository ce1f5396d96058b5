PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

INSERT { ?x skos:hiddenLabel " politie"@nl }
WHERE {
  { SELECT * WHERE { ?x skos:inScheme voc:action-type } ORDER BY ?x LIMIT 1 }
}
