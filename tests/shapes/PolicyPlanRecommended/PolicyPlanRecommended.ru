PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:addresses ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:PolicyPlan ; bkg:addresses ?any . FILTER NOT EXISTS { ?part bkg:partOf ?x } } ORDER BY ?x LIMIT 1 }
  ?x bkg:addresses ?value
}
