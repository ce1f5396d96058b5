PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

INSERT { ?x a bkg:NewsItem ; rdfs:label "Titel"@nl ; dcterms:isPartOf ?x ; dcterms:issued "2018"^^xsd:gYear }
WHERE { { SELECT ?x WHERE { ?x a bkg:SourceDocument } ORDER BY ?x LIMIT 1 } }
