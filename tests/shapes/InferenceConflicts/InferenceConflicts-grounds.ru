PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

INSERT { ?x prov:wasDerivedFrom ?x }
WHERE {
  { SELECT * WHERE { ?x a bkg:Inference } ORDER BY ?x LIMIT 1 }
}
