PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:basedOn <https://w3id.org/benelux-kg/vocabulary/status/planned> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Event } ORDER BY ?x LIMIT 1 }
}
