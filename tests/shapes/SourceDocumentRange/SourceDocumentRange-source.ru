PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT { ?x dcterms:source 7 }
WHERE {
  { SELECT * WHERE { ?x a bkg:SourceDocument } ORDER BY ?x LIMIT 1 }
}
