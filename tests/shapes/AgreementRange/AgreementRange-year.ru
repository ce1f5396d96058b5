PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:year ?old }
INSERT { ?x bkg:year "oud" }
WHERE {
  { SELECT * WHERE { ?x a bkg:Treaty ; bkg:year ?old } ORDER BY ?x LIMIT 1 }
}
