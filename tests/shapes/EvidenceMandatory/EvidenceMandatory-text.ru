PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/benelux-kg/id/>
PREFIX oa: <http://www.w3.org/ns/oa#>

INSERT {
  ?x oa:hasSource id:document\/other .
  id:document\/other ?p ?o ; dcterms:identifier "other.md" ;
    bkg:sha256 "1111111111111111111111111111111111111111111111111111111111111111" .
}
WHERE {
  { SELECT * WHERE { ?x a bkg:Evidence ; oa:hasSource ?document } ORDER BY ?x LIMIT 1 }
  ?document ?p ?o .
  FILTER (?p NOT IN (bkg:sha256, bkg:mentions, dcterms:identifier))
}
