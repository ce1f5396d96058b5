PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

DELETE { voc:role\/minister skos:topConceptOf ?top ; skos:broader ?broader }
INSERT { voc:role\/minister skos:broader voc:status\/planned }
WHERE { OPTIONAL { voc:role\/minister skos:topConceptOf ?top } OPTIONAL { voc:role\/minister skos:broader ?broader } }
