PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT { ?x skos:hiddenLabel ?words }
WHERE { { SELECT * WHERE { ?x skos:altLabel ?words } ORDER BY ?x ?words LIMIT 1 } }
