PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:counts ?a . ?x bkg:figureOf ?b }
WHERE {
  { SELECT * WHERE { ?x a bkg:Figure ; bkg:counts ?any ; bkg:figureOf ?other } ORDER BY ?x LIMIT 1 }
  ?x bkg:counts ?a ; bkg:figureOf ?b
}
