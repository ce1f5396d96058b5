PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:value ?old }
INSERT { ?x bkg:value "many" }
WHERE {
  { SELECT * WHERE { ?x a bkg:Figure } ORDER BY ?x LIMIT 1 }
  OPTIONAL { ?x bkg:value ?old }
}
