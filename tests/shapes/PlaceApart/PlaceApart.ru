PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX id: <https://w3id.org/benelux-kg/id/>

INSERT DATA { id:place\/brussels a bkg:Incident }
