PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

INSERT { voc:role\/minister skos:altLabel ?words }
WHERE { voc:role\/minister skos:prefLabel ?words FILTER (LANG(?words) = "nl") }
