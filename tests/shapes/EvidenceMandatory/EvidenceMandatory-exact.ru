PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>

DELETE { ?x oa:exact ?old }
WHERE {
  { SELECT * WHERE { ?x a bkg:Evidence ; oa:exact ?old } ORDER BY ?x LIMIT 1 }
}
