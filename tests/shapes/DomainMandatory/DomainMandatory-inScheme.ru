PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

DELETE { ?x skos:inScheme voc:domain }
INSERT { ?x skos:inScheme voc:role }
WHERE {
  { SELECT * WHERE { ?x a bkg:ThreatDomain } ORDER BY ?x LIMIT 1 }
}
