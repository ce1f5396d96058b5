PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x a bkg:Incident }
WHERE { { SELECT ?x WHERE { ?x a bkg:Measure FILTER NOT EXISTS { ?x bkg:participant|bkg:organiser|bkg:basedOn|bkg:partOf ?y } } ORDER BY ?x LIMIT 1 } }
