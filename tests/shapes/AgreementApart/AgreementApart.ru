PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>
PREFIX id: <https://w3id.org/benelux-kg/id/>

INSERT DATA { id:agreement\/benelux-multiannual-plan-2021-2024 a bkg:Incident }
