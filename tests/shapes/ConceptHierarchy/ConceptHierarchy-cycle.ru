PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { ?x skos:broader ?x }
WHERE {
  { SELECT * WHERE { ?x a bkg:PolicyDomain } ORDER BY ?x LIMIT 1 }
}
