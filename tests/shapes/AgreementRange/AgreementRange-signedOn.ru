PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:signedOn "soon" }
WHERE {
  { SELECT * WHERE { ?x a bkg:Treaty } ORDER BY ?x LIMIT 1 }
}
