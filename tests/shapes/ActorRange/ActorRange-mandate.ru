PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

INSERT { ?x bkg:mandate 7 }
WHERE {
  { SELECT * WHERE { ?x a bkg:Country } ORDER BY ?x LIMIT 1 }
}
