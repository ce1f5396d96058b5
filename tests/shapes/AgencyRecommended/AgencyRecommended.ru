PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:agencyType ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:Agency ; bkg:agencyType ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:agencyType ?value
}
