PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

DELETE { ?x bkg:actionType ?value }
WHERE {
  { SELECT * WHERE { ?x a bkg:Measure ; bkg:actionType ?any . ?c rdf:subject ?x . FILTER NOT EXISTS { ?x bkg:addresses|bkg:basedOn|bkg:concerns|bkg:partOf ?y } FILTER NOT EXISTS { ?c2 rdf:subject ?x ; bkg:factuality ?f FILTER (?f != bkg:Asserted) } } ORDER BY ?x LIMIT 1 }
  ?x bkg:actionType ?value
}
