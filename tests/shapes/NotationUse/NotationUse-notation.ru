PREFIX country: <https://w3id.org/benelux-kg/id/country/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { country:nl skos:notation ?code }
INSERT { country:nl skos:notation "BE" }
WHERE { country:nl skos:notation ?code }
