"""A description in RDF that starts from a file somebody wrote and is completed with what was counted."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from benelux_kg.errors import ResourceError
from benelux_kg.vocabulary.namespaces import Namespaces
from benelux_kg.vocabulary.portals import shipped_prefixes

Value = str | int | ox.NamedNode | ox.Literal
"""A compact or whole IRI, a count, or a term."""


class Description:
    """Triples, told with compact IRIs; there are no blank nodes."""

    def __init__(self, names: Namespaces) -> None:
        self.names = names
        self._triples: set[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]] = set()

    def read(self, path: Path, site: str) -> None:
        """Take the triples of a Turtle file.

        Its relative addresses are below ``site``; what the project itself names moves below the base IRI of ``names``.
        """
        try:
            for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=site):
                subject, object_ = self._move(triple.subject), self._move(triple.object)
                if not isinstance(subject, ox.NamedNode) or not isinstance(object_, ox.NamedNode | ox.Literal):
                    raise ResourceError("holds a blank node", where=str(path), mend="give it a name below cat:")
                self._triples.add((subject, triple.predicate, object_))
        except (SyntaxError, OSError) as error:
            raise ResourceError(" ".join(str(error).split()), where=str(path)) from error

    def _move(self, term: object) -> object:
        if isinstance(term, ox.NamedNode):
            for prefix, shipped in shipped_prefixes().items():
                if term.value.startswith(shipped):
                    return ox.NamedNode(self.names.prefixes[prefix] + term.value[len(shipped) :])
        return term

    def node(self, iri: str) -> ox.NamedNode:
        """Give the node of a compact or whole IRI."""
        return ox.NamedNode(self.names.expand(iri))

    def literal(self, lexical: str, datatype: str) -> ox.Literal:
        """Give a literal of the compact ``datatype``."""
        return ox.Literal(lexical, datatype=self.node(datatype))

    def say(self, subject: str, predicate: str, *values: Value) -> None:
        """Add what ``subject`` is or has; a plain ``str`` is an IRI."""
        for value in values:
            if isinstance(value, int):
                term: ox.NamedNode | ox.Literal = self.literal(str(value), "xsd:integer")
            else:
                term = self.node(value) if isinstance(value, str) else value
            self._triples.add((self.node(subject), self.node(predicate), term))

    def unsay(self, subject: str, predicate: str) -> None:
        """Take out all that ``subject`` has under ``predicate``."""
        gone = self.node(subject), self.node(predicate)
        self._triples = {triple for triple in self._triples if triple[:2] != gone}

    def subjects(self, predicate: str, value: str | None = None) -> list[str]:
        """Give the whole IRIs of what has ``predicate``, with this value if one is given, sorted."""
        wanted, object_ = self.node(predicate), self.node(value) if value else None
        return sorted({s.value for s, p, o in self._triples if p == wanted and object_ in {None, o}})

    def value(self, subject: str, predicate: str) -> str:
        """Give the one value of ``predicate``, or nothing."""
        wanted = self.node(subject), self.node(predicate)
        return next((o.value for s, p, o in self._triples if (s, p) == wanted), "")

    def keep(self, *roots: str) -> None:
        """Leave out everything to which no chain of statements leads from one of ``roots``."""
        leads: dict[ox.NamedNode, set[ox.NamedNode]] = {}
        for subject, _, object_ in self._triples:
            if isinstance(object_, ox.NamedNode):
                leads.setdefault(subject, set()).add(object_)
        reached, ahead = set[ox.NamedNode](), {self.node(root) for root in roots}
        while ahead:
            reached |= ahead
            ahead = {target for node in ahead for target in leads.get(node, ())} - reached
        self._triples = {triple for triple in self._triples if triple[0] in reached}

    def lines(self) -> list[str]:
        """Give all triples as sorted N-Triples lines."""
        return sorted(f"{ox.Triple(*triple)} .\n" for triple in self._triples)
