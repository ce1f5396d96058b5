PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:oversees <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Agency } ORDER BY ?x LIMIT 1 }
}
