PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:factuality bkg:Asserted }
INSERT { ?x bkg:factuality <https://w3id.org/benelux-kg/ontology#Doubtful> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Claim ; bkg:factuality bkg:Asserted . FILTER NOT EXISTS { ?y prov:wasDerivedFrom ?x } } ORDER BY ?x LIMIT 1 }
}
