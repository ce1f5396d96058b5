PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:heldIn <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Incident } ORDER BY ?x LIMIT 1 }
}
