PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:country ?other }
WHERE {
  { SELECT * WHERE { ?x a bkg:Agency ; bkg:country ?any . ?other a bkg:Country FILTER (?other != ?any) } ORDER BY ?x LIMIT 1 }
}
