PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:frame ?value }
INSERT { ?x bkg:frame "frame" }
WHERE {
  { SELECT * WHERE { ?x a bkg:Evidence ; bkg:frame ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:frame ?value
}
