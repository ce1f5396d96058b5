PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:figureOf "x" }
WHERE {
  { SELECT * WHERE { ?x a bkg:Figure } ORDER BY ?x LIMIT 1 }
}
