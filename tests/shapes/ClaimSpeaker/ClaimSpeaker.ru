PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:attributedTo ?who }
WHERE { { SELECT ?x ?who WHERE { ?x bkg:attributedTo ?who } ORDER BY ?x LIMIT 1 } }
