PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

INSERT { ?x bkg:conflictsWith ?other }
WHERE {
  { SELECT * WHERE { ?x a bkg:Claim ; rdf:predicate bkg:startDate . ?other a bkg:Claim FILTER (?other != ?x) } ORDER BY ?x LIMIT 1 }
}
