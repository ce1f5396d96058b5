"""New names: what a text names and the vocabulary does not hold, typed by its head word.

``project “…”``, "drugsactie Etoile", "de X-samenwerking", "het Verdrag van X van 1999", "Benelux-Veiligheidsweek".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from benelux_kg.claims import Mention
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.extraction.kinds import AGREEMENTS
from benelux_kg.vocabulary.naming import mint_agreement, mint_cooperation

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_QUOTED = re.compile(r"\s*,?\s*[“\"„«'‘]\s?([^”\"“»\n]{2,60}?)\s?[”\"“»'’](?!\w)")
_PROPER = re.compile(rf"\s+({_CAPITAL}[\w’'-]*(?:\s+(?:{_CAPITAL}[\w’'-]*|\d{{1,4}})(?!\w))*)")
_YEAR = re.compile(r"\s*(?:\(|\w{2,4}\s+)?((?:19|20)\d\d)(?!\d)\)?")
_LIMIT = 60


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w))) or "(?!)"


class NameReader:
    """The new names of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._forms = grammar.mapping("names", "agreement")
        heads = _alternatives(self._forms)
        of = _alternatives(grammar.words("names", "of"))
        self._agreement = re.compile(
            rf"(?i:(?<![\w-])(?P<head>{heads}))\s+(?i:{of})\s+(?P<subject>{_CAPITAL}[\w’'-]+(?:[ -]{_CAPITAL}[\w’'-]+)*)"
        )
        endings = _alternatives(grammar.words("names", "cooperation"))
        self._cooperation = re.compile(rf"(?<![\w-])(?P<name>{_CAPITAL}[\w’'&-]+?)-?(?i:{endings})(?!\w)")

    def find(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with new names in place of the words they are made of, in text order."""
        fresh = [*self._agreements(text, mentions), *self._actions(text, mentions), *self._cooperations(text, mentions)]
        kept = [m for m in mentions if not any(f.start <= m.start and m.end <= f.end for f in fresh)]
        return sorted((*kept, *fresh), key=lambda m: (m.start, -m.end))

    def _agreements(self, text: str, mentions: list[Mention]) -> list[Mention]:
        found = []
        for match in self._agreement.finditer(text):
            known = any(m.start <= match.start() < m.end or (m.kind in AGREEMENTS and m.start < match.end() and match.start() < m.end) for m in mentions)
            if known:
                continue
            year = _YEAR.match(text, match.end())
            kind = str(self._forms[fold(match["head"])])
            name = mint_agreement(_form(kind), match["subject"], year.group(1) if year else "")
            end = year.end() if year else match.end()
            found.append(Mention(match.start(), end, kind, (name,), value=year.group(1) if year else "", reason="a new name: an agreement and its place"))
        return found

    def _actions(self, text: str, mentions: list[Mention]) -> list[Mention]:
        found = []
        for mention in mentions:
            if mention.kind != "ActionType":
                continue
            match = _QUOTED.match(text, mention.end)
            if match is None:
                proper = _PROPER.match(text, mention.end)
                match = proper if proper and not _overlaps(mentions, proper.start(1), proper.end(1)) else None
            if match is not None:
                found.append(
                    Mention(mention.start, match.end(), "Action", mention.things, value=" ".join(match.group(1).split()), reason="a new name: an action and its proper name")
                )
        return found

    def _cooperations(self, text: str, mentions: list[Mention]) -> list[Mention]:
        found = []
        for match in self._cooperation.finditer(text):
            if _overlaps(mentions, match.start(), match.end()) or len(match["name"]) < 4:
                continue
            found.append(
                Mention(match.start(), match.end(), "Cooperation", (mint_cooperation(match["name"]),), value=match.group(), reason="a new name: a cooperation")
            )
        return found


def _form(kind: str) -> str:
    return {"Treaty": "treaty", "MemorandumOfUnderstanding": "memorandum-of-understanding", "PolicyPlan": "plan"}.get(kind, "agreement")


def _overlaps(mentions: list[Mention], start: int, end: int) -> bool:
    return any(m.start < end and start < m.end and m.end - m.start < _LIMIT for m in mentions)
