"""What stands where in a dataset folder.

::

    sources.json            where each text came from; marks the folder as a dataset
    originals.json          how their files looked then, so that only those that changed are read again
    report.json             what was found, what was skipped or set aside
    validation.jsonl        what validating the graph found, a line for each result
    ontology.nq vocabulary.nq documents/<slug>.nq inferred.nq     the sections, each sorted and canonical
    dataset.nq              the sections in this order
    graph.ttl graph.jsonld  the same, rendered
    catalogue.ttl           what the dataset is, for portals; it tells the checksums of the files above
    parts/<file>/<section>  the rendered sections, from which the rendered files are put together
    store/                  the embedded store
    texts/<sha256>.txt      the texts as kept
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

SOURCES = "sources.json"
ORIGINALS = "originals.json"
REPORT = "report.json"
VALIDATION = "validation.jsonl"
STORE = "store"
MERGED = "dataset.nq"
CATALOGUE = "catalogue.ttl"
ONTOLOGY, VOCABULARY, INFERRED = "ontology", "vocabulary", "inferred"


def document_section(slug: str) -> str:
    """Name the section of one text."""
    return f"documents/{slug}"


def order_sections(slugs: Iterable[str]) -> Iterator[str]:
    """Give all sections in the order in which merged files hold them."""
    yield ONTOLOGY
    yield VOCABULARY
    yield from (document_section(slug) for slug in sorted(slugs))
    yield INFERRED


def section_file(section: str) -> str:
    """Give the file of a section's quads, relative to the folder."""
    return f"{section}.nq"


def part_file(target: str, section: str) -> str:
    """Give the file of a section as rendered for the merged file ``target``."""
    return f"parts/{target}/{section}"


def text_file(sha256: str) -> str:
    """Give the file of a kept text."""
    return f"texts/{sha256}.txt"
