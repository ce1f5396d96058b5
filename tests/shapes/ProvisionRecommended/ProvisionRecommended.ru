PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:actionType ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:Provision ; bkg:actionType ?any . FILTER NOT EXISTS { ?x bkg:addresses [] } } ORDER BY ?x LIMIT 1 }
  ?x bkg:actionType ?value
}
