PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { ?x skos:member ?value }
WHERE {
  { SELECT * WHERE { ?x a skos:Collection ; skos:member ?any } ORDER BY ?x LIMIT 1 }
  ?x skos:member ?value
}
