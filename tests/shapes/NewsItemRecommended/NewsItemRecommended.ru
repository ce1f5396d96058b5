PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { ?x dcterms:issued ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:NewsItem ; dcterms:issued ?any } ORDER BY ?x LIMIT 1 }
  ?x dcterms:issued ?value
}
