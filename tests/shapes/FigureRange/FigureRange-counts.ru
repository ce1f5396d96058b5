PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:counts 7 }
WHERE {
  { SELECT * WHERE { ?x a bkg:Figure } ORDER BY ?x LIMIT 1 }
}
