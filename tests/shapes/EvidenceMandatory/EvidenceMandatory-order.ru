PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>

DELETE { ?x oa:start ?value }
INSERT { ?x oa:start 999999 }
WHERE {
  { SELECT * WHERE { ?x a bkg:Evidence ; oa:start ?any } ORDER BY ?x LIMIT 1 }
  ?x oa:start ?value
}
