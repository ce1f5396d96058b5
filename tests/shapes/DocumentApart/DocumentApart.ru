PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x a bkg:Incident }
WHERE { { SELECT ?x WHERE { ?x a bkg:NewsItem } ORDER BY ?x LIMIT 1 } }
