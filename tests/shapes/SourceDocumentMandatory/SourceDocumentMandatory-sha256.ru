PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:sha256 ?value }
INSERT { ?x bkg:sha256 "abc" }
WHERE {
  { SELECT * WHERE { ?x a bkg:SourceDocument ; bkg:sha256 ?any } ORDER BY ?x LIMIT 1 }
  ?x bkg:sha256 ?value
}
