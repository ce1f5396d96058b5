PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { ?x skos:exactMatch <http://www.wikidata.org/entity/Q31> . ?y skos:exactMatch <http://www.wikidata.org/entity/Q31> }
WHERE {
  { SELECT * WHERE { ?x a bkg:Country } ORDER BY ?x LIMIT 1 }
  { SELECT * WHERE { ?y a bkg:Country } ORDER BY DESC(?y) LIMIT 1 }
}
