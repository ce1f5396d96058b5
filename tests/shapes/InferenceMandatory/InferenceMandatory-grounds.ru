PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { ?x prov:wasDerivedFrom ?old }
WHERE {
  { SELECT * WHERE { ?x a bkg:Inference } ORDER BY ?x LIMIT 1 }
  ?x prov:wasDerivedFrom ?old
}
