PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

INSERT { ?x a bkg:PolicyPlan }
WHERE {
  { SELECT * WHERE { ?x a bkg:MemorandumOfUnderstanding . FILTER NOT EXISTS { ?c rdf:subject ?x } } ORDER BY ?x LIMIT 1 }
}
