"""The graph on the web: a SPARQL endpoint, an IRI for people and machines, and pages."""
