"""Namespaces, names of things, and the SKOS vocabularies as a lexicon."""
