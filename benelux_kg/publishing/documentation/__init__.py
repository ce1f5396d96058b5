"""The documentation of the ontology as HTML: one page for each language, which need neither scripts nor a network."""

from benelux_kg.publishing.documentation.pages import write_pages

__all__ = ["write_pages"]
