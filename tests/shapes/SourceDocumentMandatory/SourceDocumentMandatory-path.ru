PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { ?x dcterms:identifier ?name }
INSERT { ?x dcterms:identifier "/home/jan/pages/a.md" }
WHERE {
  { SELECT * WHERE { ?x a bkg:SourceDocument ; dcterms:identifier ?name } ORDER BY ?x LIMIT 1 }
}
