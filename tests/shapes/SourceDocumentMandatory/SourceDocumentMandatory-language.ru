PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE { ?x dcterms:language ?value }
INSERT { ?x dcterms:language "nl" }
WHERE {
  { SELECT * WHERE { ?x a bkg:SourceDocument ; dcterms:language ?any } ORDER BY ?x LIMIT 1 }
  ?x dcterms:language ?value
}
