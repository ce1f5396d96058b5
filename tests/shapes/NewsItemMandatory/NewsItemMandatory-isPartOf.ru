PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { ?x dcterms:isPartOf ?page }
WHERE {
  { SELECT * WHERE { ?x a bkg:NewsItem ; dcterms:isPartOf ?page } ORDER BY ?x LIMIT 1 }
}
