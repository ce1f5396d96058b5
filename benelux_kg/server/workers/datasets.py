"""The graphs that a query itself chooses.

Source: SPARQL 1.1 Query Language, 13.2 Specifying RDF Datasets.
"""

from __future__ import annotations

from pyparsing import ParseException
from rdflib.plugins.sparql.algebra import translatePrologue, traverse
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.term import Identifier

from benelux_kg.vocabulary.namespaces import Namespaces


def read_dataset(query: str, names: Namespaces) -> tuple[str, ...]:
    """Give the IRIs of all ``FROM`` and ``FROM NAMED``; raises ``ValueError`` where they cannot be read."""
    try:
        prologue_tree, body = parseQuery(query)
        prologue = translatePrologue(prologue_tree, None, dict(names.prefixes))
        found = [clause["default"] if "default" in clause else clause["named"] for clause in body.datasetClause or ()]
        return tuple(
            str(traverse(each, visitPost=prologue.absolutize)) for each in found if isinstance(each, Identifier | dict)
        )
    except (ParseException, RecursionError, KeyError, AttributeError, TypeError) as error:
        raise ValueError("the graphs that the query chooses cannot be read") from error
