PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

DELETE { ?x bkg:participant ?value . ?x bkg:organiser ?o . ?member bkg:memberOf ?x }
WHERE {
  { SELECT DISTINCT ?x WHERE { ?x a bkg:Cooperation ; bkg:participant ?any . ?c rdf:subject ?x } ORDER BY ?x LIMIT 1 }
  ?x bkg:participant ?value OPTIONAL { ?x bkg:organiser ?o } OPTIONAL { ?member bkg:memberOf ?x }
}
