PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { ?x dcterms:title ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:SourceDocument ; dcterms:title ?any } ORDER BY ?x LIMIT 1 }
  ?x dcterms:title ?value
}
