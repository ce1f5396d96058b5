"""The quotations behind each row of an answer.

The query is asked once more for all variables of all its solutions; each solution puts terms into the triple patterns,
and a triple that some text states leads to its claim and its words, one that follows from others to theirs. So every
quotation shown belongs to a triple that the row rests on. Solutions find their row by the columns they share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from benelux_kg.querying.answers import Answer
from benelux_kg.querying.patterns import Pattern, find_patterns, widen_query
from benelux_kg.querying.sources import Source
from benelux_kg.querying.syntax import declare_prefixes, find_form
from benelux_kg.querying.tokens import Term

Row = tuple[Term | None, ...]
Triple = tuple[Term, Term, Term]

_BATCH = 60
_QUOTES = """
SELECT DISTINCT ?s ?p ?o ?claim ?factuality ?words ?text ?start ?end WHERE {
  VALUES (?s ?p ?o) { %s }
  %s
  ?claim bkg:factuality ?factuality ; bkg:evidence ?evidence .
  ?evidence oa:exact ?words ; oa:start ?start ; oa:end ?end ; oa:hasSource ?document .
  ?document dcterms:identifier ?text .
}
"""
_STATED = "?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ."
_INFERRED = (
    "?inference a bkg:Inference ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasDerivedFrom+ ?claim ."
)


@dataclass(frozen=True, slots=True, order=True)
class Ground:
    """Words that state a triple which a row rests on; ``inferred``: which it follows from."""

    text: str
    start: int
    end: int
    words: str
    claim: str
    factuality: str
    inferred: bool


def find_grounds(source: Source, answer: Answer) -> list[tuple[Row, list[Ground]]]:
    """Return every row of ``answer``, which is used up, with the quotations behind it, by text and place."""
    query = declare_prefixes(answer.query, source.names)
    rows = list(answer.rows)
    if find_form(query) in {"CONSTRUCT", "DESCRIBE"}:
        behind = [{(s, p, o)} for s, p, o in rows if s and p and o]
        return list(zip(rows, _quote(source, behind), strict=True))
    patterns = find_patterns(query)
    found = source.answer(widen_query(query))
    shared = [name for name in answer.variables if name in found.variables]
    stated: dict[Row, set[Triple]] = defaultdict(set)
    places = {name: place for place, name in enumerate(found.variables)}
    for solution in found.rows:
        key = tuple(solution[places[name]] for name in shared)
        stated[key].update(_instantiate(patterns, solution, places))
    columns = [answer.variables.index(name) for name in shared]
    behind = [stated.get(tuple(row[column] for column in columns), set()) for row in rows]
    return list(zip(rows, _quote(source, behind), strict=True))


def _instantiate(patterns: Sequence[Pattern], solution: Row, places: Mapping[str, int]) -> Iterator[Triple]:
    """Yield the triples that a solution makes of the patterns; of a pattern not wholly bound there is none."""
    for pattern in patterns:
        subject, predicate, object_ = (
            (solution[places[slot]] if slot in places else None) if isinstance(slot, str) else slot for slot in pattern
        )
        if subject is not None and predicate is not None and object_ is not None:
            yield subject, predicate, object_


def _quote(source: Source, behind: Sequence[Collection[Triple]]) -> list[list[Ground]]:
    quotes = _find_quotes(source, {triple for triples in behind for triple in triples})
    return [_sort({ground for triple in triples for ground in quotes.get(triple, ())}) for triples in behind]


def _sort(grounds: Collection[Ground]) -> list[Ground]:
    """Sort by text and place; what states a row is not told once more as what it follows from."""
    direct = {(each.text, each.start, each.end) for each in grounds if not each.inferred}
    return sorted(each for each in grounds if not (each.inferred and (each.text, each.start, each.end) in direct))


def _find_quotes(source: Source, triples: Iterable[Triple]) -> dict[Triple, list[Ground]]:
    wanted = sorted(filter(_may_be_stated, triples), key=str)
    own = {ox.NamedNode(source.names.expand(each)) for each in ("rdf:subject", "bkg:evidence")}
    claims = {triple for triple in wanted if triple[1] in own}
    quotes: dict[Triple, list[Ground]] = defaultdict(list)
    _collect(source, claims, "BIND(?s AS ?claim)", quotes)
    _collect(source, set(wanted) - claims, _STATED, quotes)
    _collect(source, set(wanted) - claims - quotes.keys(), _INFERRED, quotes)
    return quotes


def _may_be_stated(triple: Triple) -> bool:
    subject, predicate, object_ = triple
    plain = isinstance(object_, ox.NamedNode | ox.Literal)
    return isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and plain


def _collect(source: Source, triples: Collection[Triple], how: str, quotes: dict[Triple, list[Ground]]) -> None:
    ordered = sorted(triples, key=str)
    for start in range(0, len(ordered), _BATCH):
        written = " ".join(f"({s} {p} {o})" for s, p, o in ordered[start : start + _BATCH])
        for row in source.answer(_QUOTES % (written, how)).rows:
            subject, predicate, object_, claim, factuality, words, text, first, last = row
            if subject is None or predicate is None or object_ is None:
                continue
            told = [getattr(term, "value", "") for term in (text, words)]
            span = [int(getattr(term, "value", "0")) for term in (first, last)]
            iris = [source.names.compact(getattr(term, "value", "")) for term in (claim, factuality)]
            ground = Ground(told[0], span[0], span[1], told[1], iris[0], iris[1], how == _INFERRED)
            quotes[subject, predicate, object_].append(ground)
