PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:contextEnd ?old }
WHERE {
  { SELECT * WHERE { ?x a bkg:Evidence ; bkg:contextEnd ?old } ORDER BY ?x LIMIT 1 }
}
