PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

DELETE { ?x bkg:party ?party }
WHERE {
  { SELECT * WHERE { ?x a/rdfs:subClassOf* bkg:Agreement ; bkg:party ?any . ?c rdf:subject ?x } ORDER BY ?x LIMIT 1 }
  ?x bkg:party ?party
}
