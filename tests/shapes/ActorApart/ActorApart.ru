PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX country: <https://w3id.org/benelux-kg/id/country/>

INSERT DATA { country:be a bkg:Place }
