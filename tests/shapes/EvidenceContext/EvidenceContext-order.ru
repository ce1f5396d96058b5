PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:contextStart ?value }
INSERT { ?x bkg:contextStart 999999 }
WHERE {
  { SELECT * WHERE { ?x a bkg:Evidence ; bkg:contextStart ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:contextStart ?value
}
