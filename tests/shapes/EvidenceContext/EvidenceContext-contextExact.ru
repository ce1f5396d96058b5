PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:contextExact ?old }
WHERE {
  { SELECT * WHERE { ?x a bkg:Evidence ; bkg:contextExact ?old } ORDER BY ?x LIMIT 1 }
}
