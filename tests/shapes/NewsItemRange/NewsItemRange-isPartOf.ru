PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT { ?x dcterms:isPartOf <https://w3id.org/benelux-kg/id/country/be> }
WHERE {
  { SELECT * WHERE { ?x a bkg:NewsItem } ORDER BY ?x LIMIT 1 }
}
