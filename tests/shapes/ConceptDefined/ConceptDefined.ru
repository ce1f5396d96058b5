PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

DELETE { voc:role\/minister skos:definition ?words }
WHERE { voc:role\/minister skos:definition ?words FILTER (LANG(?words) = "fr") }
