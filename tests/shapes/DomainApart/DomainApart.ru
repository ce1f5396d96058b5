PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

INSERT DATA { voc:domain\/crime a bkg:Incident }
