PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:partOf ?x }
WHERE {
  { SELECT * WHERE { ?x a bkg:Cooperation } ORDER BY ?x LIMIT 1 }
}
