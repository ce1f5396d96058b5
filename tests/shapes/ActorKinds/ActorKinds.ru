PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX country: <https://w3id.org/benelux-kg/id/country/>
PREFIX voc: <https://w3id.org/benelux-kg/vocabulary/>

INSERT DATA { country:be a bkg:Agency ; bkg:agencyType voc:agency-type\/police }
