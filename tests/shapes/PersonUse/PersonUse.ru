PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:holds ?post }
WHERE {
  { SELECT * WHERE { ?x a bkg:Place . ?post a bkg:Post } ORDER BY ?x LIMIT 1 }
}
