PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

DELETE { ?x rdf:predicate ?old }
WHERE {
  { SELECT * WHERE { ?x a bkg:Claim ; bkg:factuality bkg:Asserted ; rdf:predicate ?old } ORDER BY ?x LIMIT 1 }
}
