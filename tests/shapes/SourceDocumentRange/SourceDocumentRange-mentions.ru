PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:mentions "x" }
WHERE {
  { SELECT * WHERE { ?x a bkg:SourceDocument } ORDER BY ?x LIMIT 1 }
}
