PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { ?x skos:prefLabel ?old }
WHERE {
  { SELECT * WHERE { ?x a bkg:Place ; skos:prefLabel ?old FILTER (LANG(?old) = "de") } ORDER BY ?x LIMIT 1 }
}
