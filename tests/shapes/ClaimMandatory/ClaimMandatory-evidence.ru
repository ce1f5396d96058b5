PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:evidence ?value }
INSERT { ?keep bkg:evidence ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:Claim ; bkg:evidence ?only . ?keep a bkg:Claim FILTER (?keep != ?x) } ORDER BY ?x LIMIT 1 }
  ?x bkg:evidence ?value
}
