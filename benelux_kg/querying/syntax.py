"""Whether a text is SPARQL, and what kind; faults with line and column."""

from __future__ import annotations

import re
from itertools import pairwise

import pyoxigraph as ox

from benelux_kg.errors import QueryError
from benelux_kg.querying.tokens import read_tokens
from benelux_kg.vocabulary.namespaces import Namespaces, namespaces

FORMS = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")
_FAULT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def find_form(query: str) -> str:
    """Return the form of ``query``, as its keyword; ``""`` where there is none."""
    return next((token.keyword for token in read_tokens(query) if token.keyword in FORMS), "")


def parse_query(query: str, where: str = "query", names: Namespaces | None = None) -> None:
    """Raise ``QueryError`` with line and column where ``query`` is no SPARQL; it is asked of nothing."""
    try:
        ox.Store().query(query, prefixes=dict((names or namespaces()).prefixes))
    except (SyntaxError, ValueError) as error:
        raise explain_fault(query, where, str(error)) from error


def explain_fault(query: str, where: str, message: str) -> QueryError:
    """Turn what the parser says into an error with the place in ``query``."""
    fault = _FAULT.match(message)
    if not fault:
        return QueryError(" ".join(message.split())[:300], where=where)
    line, column = int(fault[1]), int(fault[2])
    lines = query.splitlines() or [""]
    rest = lines[min(line, len(lines)) - 1][column - 1 :].strip()
    near = f"near {rest[:40]!r}" if rest else "at the end of the line"
    where = f"{where}:{line}:{column}"
    if "Prefix not found" in fault[3]:
        return QueryError(f"unknown prefix {near}", where=where, mend="declare it with PREFIX")
    slashed = find_slashed_name(query)
    mend = "write {} or the whole IRI in <…>".format(slashed.replace("/", "\\/")) if slashed else ""
    return QueryError(f"syntax error {near}", where=where, mend=mend)


def find_slashed_name(query: str) -> str:
    """Return the first short name with a bare slash in it (``id:country/be``), or ``""``.

    SPARQL takes the slash for a path.
    """
    tokens = list(read_tokens(query))
    for (name, slash), (_, word) in pairwise(pairwise(tokens)):
        if name.kind == "name" and slash.text == "/" and word.kind == "word":
            return name.text + slash.text + word.text
    return ""


def declare_prefixes(query: str, names: Namespaces) -> str:
    """Return ``query`` with the known prefixes declared that it uses and does not declare, without a new line."""
    tokens = list(read_tokens(query))
    used = {token.text.partition(":")[0] for token in tokens if token.kind == "name"}
    declared = {after.text.partition(":")[0] for token, after in pairwise(tokens) if token.keyword == "PREFIX"}
    missing = sorted((used - declared) & names.prefixes.keys())
    return "".join(f"PREFIX {prefix}: <{names.prefixes[prefix]}> " for prefix in missing) + query


def point_at(query: str, where: str) -> str:
    """Return the line that ``where`` names and a caret under the place; ``""`` where it names none."""
    match = re.search(r":(\d+):(\d+)$", where)
    lines = query.splitlines()
    if not match or int(match[1]) > len(lines):
        return ""
    line = lines[int(match[1]) - 1]
    before = "".join(c if c == "\t" else " " for c in line[: int(match[2]) - 1])
    return f"{line}\n{before}^"
