PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT { ?x dcterms:title "no language" }
WHERE {
  { SELECT * WHERE { ?x a bkg:NewsItem } ORDER BY ?x LIMIT 1 }
}
