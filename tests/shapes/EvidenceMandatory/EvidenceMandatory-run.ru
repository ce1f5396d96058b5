PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>

DELETE { ?x prov:wasGeneratedBy ?old }
WHERE {
  { SELECT * WHERE { ?x a bkg:Evidence ; prov:wasGeneratedBy ?old } ORDER BY ?x LIMIT 1 }
}
