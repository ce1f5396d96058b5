PREFIX bkg: <https://w3id.org/benelux-kg/ontology#>

DELETE { ?x bkg:lexiconHash ?old }
INSERT { ?x bkg:lexiconHash 7 }
WHERE {
  { SELECT * WHERE { ?x a bkg:ExtractionRun } ORDER BY ?x LIMIT 1 }
  OPTIONAL { ?x bkg:lexiconHash ?old }
}
