PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

INSERT DATA { voc:domain\/drug-trafficking skos:topConceptOf voc:domain }
