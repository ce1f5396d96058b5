PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:framesHash ?old }
INSERT { ?x bkg:framesHash 7 }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun } ORDER BY ?x LIMIT 1 }
  OPTIONAL { ?x bkg:framesHash ?old }
}
