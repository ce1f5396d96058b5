PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

INSERT { ?x bkg:role ?role }
WHERE {
  { SELECT * WHERE { ?x a bkg:Place . ?role skos:inScheme voc:role } ORDER BY ?x LIMIT 1 }
}
