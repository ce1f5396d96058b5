"""Writing the pages of the ontology's documentation."""

from __future__ import annotations

import tomllib
from functools import partial
from pathlib import Path

from benelux_kg.errors import UsageError
from benelux_kg.publishing.content import Content
from benelux_kg.publishing.documentation.terms import Ontology, Term
from benelux_kg.querying.folding import fold_name

_HERE = Path(__file__).parent


def write_pages(content: Content, folder: Path) -> None:
    """Write ``<language>.html`` for each language; raises ``UsageError`` where the graph holds no ontology."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - heavy, and only for this

    ontology = Ontology(content.store, content.names)
    header = ontology.header
    if header is None or not ontology.classes:
        raise UsageError("the graph holds no ontology", where="html", mend="name a dataset with -g")
    wording = tomllib.loads((_HERE / "wording.toml").read_text("utf-8"))
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.get_template("ontology.html")
    parts = {
        "classes": ontology.classes,
        "relations": ontology.relations,
        "values": ontology.values,
        "individuals": ontology.individuals,
    }
    for language, say in wording.items():
        sections = {name: sorted(terms, key=partial(_sort_key, language)) for name, terms in parts.items()}
        page = template.render(
            language=language, say=say, pages=wording, header=header, roots=ontology.roots, sections=sections
        )
        (folder / f"{language}.html").write_text(page + "\n", "utf-8", newline="\n")


def _sort_key(language: str, term: Term) -> tuple[str, str]:
    """Sort by label, an accented letter beside its plain one."""
    return fold_name(term.label(language)), term.name
