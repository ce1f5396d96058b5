PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { ?x dcterms:identifier ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun ; dcterms:identifier ?any } ORDER BY ?x LIMIT 1 }
  ?x dcterms:identifier ?value
}
