PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { ?other skos:altLabel ?name }
WHERE {
  { SELECT * WHERE { ?x a bkg:Place ; skos:prefLabel ?name . ?other a bkg:Country FILTER (LANG(?name) = "nl") } ORDER BY ?x LIMIT 1 }
}
