PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:startDate "soon" }
WHERE {
  { SELECT * WHERE { ?x a bkg:Incident } ORDER BY ?x LIMIT 1 }
}
