PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT { ?x a bkg:NewsItem ; rdfs:label "Titel"@nl }
WHERE { { SELECT ?x WHERE { ?x a bkg:SourceDocument } ORDER BY ?x LIMIT 1 } }
