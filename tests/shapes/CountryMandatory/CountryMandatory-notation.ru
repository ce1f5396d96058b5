PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { ?x skos:notation ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:Country ; skos:notation ?any } ORDER BY ?x LIMIT 1 }
  ?x skos:notation ?value
}
