PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

INSERT { ?x dcterms:publisher "Uitgever"@nl }
WHERE {
  { SELECT * WHERE { ?x a bkg:SourceDocument } ORDER BY ?x LIMIT 1 }
}
