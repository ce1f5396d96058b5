PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:contextStart ?old }
WHERE {
  { SELECT * WHERE { ?x a bkg:Evidence ; bkg:contextStart ?old } ORDER BY ?x LIMIT 1 }
}
