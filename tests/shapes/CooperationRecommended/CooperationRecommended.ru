PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

DELETE { ?x bkg:participant ?value . ?x bkg:organiser ?o }
WHERE {
  { SELECT * WHERE { ?x a bkg:Cooperation ; bkg:participant ?any . ?c rdf:subject ?x FILTER NOT EXISTS { ?member bkg:memberOf ?x } } ORDER BY ?x LIMIT 1 }
  ?x bkg:participant ?value OPTIONAL { ?x bkg:organiser ?o }
}
