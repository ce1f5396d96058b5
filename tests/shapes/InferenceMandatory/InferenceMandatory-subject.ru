PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

DELETE { ?x rdf:subject ?old }
WHERE {
  { SELECT * WHERE { ?x a bkg:Inference ; rdf:subject ?old } ORDER BY ?x LIMIT 1 }
}
