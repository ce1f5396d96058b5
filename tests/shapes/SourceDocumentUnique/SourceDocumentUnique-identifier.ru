PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX id: <https://w3id.org/benelux-kg/id/>

INSERT { id:document\/twin ?p ?o }
WHERE {
  { SELECT * WHERE { ?x a bkg:SourceDocument } ORDER BY ?x LIMIT 1 }
  ?x ?p ?o .
  FILTER (?p != bkg:mentions)
}
