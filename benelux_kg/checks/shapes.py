"""The shapes that a graph must fit, and what they say about themselves."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path

import rdflib
from rdflib import RDF, RDFS, SH
from rdflib.term import Node

from benelux_kg.checks.flattening import flatten_shapes
from benelux_kg.checks.reach import Reach, read_trails
from benelux_kg.checks.triples import find_files, make_graph, read_quads
from benelux_kg.errors import BeneluxKgError, ResourceError
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import SHAPES, compact

_LANGUAGES = ("en", "nl")
_LOG = "pyshacl-validate"
"""Where pySHACL writes a whole report beside the error that it raises."""


class Shapes:
    """Shapes in a plain rdflib graph."""

    def __init__(self, graph: rdflib.Graph, *, own: bool) -> None:
        self.graph = graph
        self.own = own

    @cached_property
    def flat(self) -> rdflib.Graph:
        """Give the same shapes as an engine evaluates them fastest."""
        return flatten_shapes(self.graph)

    @cached_property
    def reach(self) -> Reach:
        """Give what these shapes look at."""
        return Reach(read_trails(self.graph))

    def describe(self, shape: Node, predicate: Node = SH.message) -> Mapping[str, str]:
        """Give what a shape says in each language; ``""`` stands for no language."""
        return {o.language or "": str(o) for o in self.graph.objects(shape, predicate) if isinstance(o, rdflib.Literal)}

    def mend(self, shape: Node) -> Mapping[str, str]:
        """Give how to mend what breaks ``shape``: its own word on it, or that of the shape it belongs to."""
        return self.describe(shape, RDFS.comment) or next(
            (
                told
                for parent in self.graph.subjects(SH.property, shape)
                if (told := self.describe(parent, RDFS.comment))
            ),
            {},
        )

    def concerns(self, shape: Node) -> set[Node]:
        """Give the properties whose claims show what breaks ``shape``."""
        paths = {path for path in self.graph.objects(shape, SH.path) if isinstance(path, rdflib.URIRef)}
        return paths | set(self.graph.objects(shape, RDFS.seeAlso))


def read_shapes(path: Path | None = None) -> Shapes:
    """Read the shapes of a file or folder (default: those that are shipped); nothing is fetched from elsewhere.

    Raises ``ResourceError`` for what is no RDF, holds no shape, or shapes that are not well-formed.
    """
    source = path or folder("shapes")
    try:
        graph = make_graph(chain.from_iterable(read_quads(each) for each in find_files(source)))
    except BeneluxKgError as error:
        raise ResourceError(error.what, where=error.where, mend=error.mend) from error
    if not _holds_shapes(graph):
        raise ResourceError("holds no shapes", where=str(source), mend="name a file of SHACL shapes")
    if path:
        _check_form(graph, str(source))
    return Shapes(graph, own=path is None)


def _holds_shapes(graph: rdflib.Graph) -> bool:
    return any((None, RDF.type, kind) in graph for kind in (SH.NodeShape, SH.PropertyShape)) or any(
        (None, predicate, None) in graph for predicate in (SH.targetClass, SH.targetNode, SH.property)
    )


def _check_form(graph: rdflib.Graph, where: str) -> None:
    """Raise where shapes break the shapes of SHACL itself, or use what only SHACL-SPARQL's user functions do."""
    import pyshacl  # noqa: PLC0415 — heavy, and only for who brings shapes of their own

    logging.getLogger(_LOG).disabled = True
    try:
        pyshacl.validate(rdflib.Graph(), shacl_graph=graph, meta_shacl=True, inplace=True)
    except pyshacl.errors.ReportableRuntimeError as error:
        raise ResourceError(tell_fault(error), where=where, mend="mend the shapes") from error
    except (ValueError, RecursionError, RuntimeError) as error:
        raise ResourceError(tell_fault(error), where=where, mend="mend the shapes") from error


def tell_fault(error: Exception) -> str:
    """Give what pySHACL says in one line."""
    lines = [line.strip() for line in str(getattr(error, "message", "") or error).splitlines()]
    telling = [line.removeprefix("Message:").strip() for line in lines if line.startswith("Message:")]
    first = "; ".join(dict.fromkeys(telling)) or " ".join(line for line in lines if line) or type(error).__name__
    return f"not well-formed: {' '.join(first.split())[:300]}"


def choose_language(told: Mapping[str, str], language: str) -> str:
    """Give what is told in ``language``, else in another one."""
    order: Iterable[str] = (language, *_LANGUAGES, "", *told)
    return next((told[each] for each in order if each in told), "")


def shorten(name: str) -> str:
    """Give the name of a shape as it stands in the project's own files, or compact."""
    return f"shape:{name.removeprefix(SHAPES)}" if name.startswith(SHAPES) else compact(name)
