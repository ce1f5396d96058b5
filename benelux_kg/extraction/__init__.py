"""From a document to the claims it states, each with its words: no model, no network, no RDF."""

from benelux_kg.extraction.extractor import Extractor

__all__ = ["Extractor"]
