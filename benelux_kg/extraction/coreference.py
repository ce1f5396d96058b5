"""Coreference: "het verdrag", "deze samenwerking", "de Partijen" stand for what the text named before."""

from __future__ import annotations

import re

from benelux_kg.claims import Mention
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar, alternatives, introducing
from benelux_kg.extraction.kinds import ACTS, AGREEMENTS, FAMILIES

_FEWEST_PARTIES = 2
_BODIES = frozenset({"Agency", "InternationalOrganisation", "Cooperation"})
_COOPERATION = "Cooperation"


_NOT_LONG = 500
_SENTENCE_END = re.compile(r"[.!?]\s+|\n\s*\n")


class Resolver:
    """Resolves one language's definite descriptions."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        heads = {kind: tuple(words) for kind, words in grammar.tables.get("names", {}).get("coreference", {}).items()}
        adjectives = grammar.words("names", "adjectives")
        adjective = alternatives(adjectives) if adjectives else r"[^\W\d]+e"
        self._demonstrative = re.compile(introducing(grammar.words("words", "demonstratives")))
        self._family = {fold(word): kind for kind, words in heads.items() for word in words}
        definites = grammar.words("words", "definites")
        head = f"(?P<head>{alternatives(self._family)})"
        definite = rf"(?<![\w-]){introducing(definites)}(?:(?:{adjective})\s+)?{head}(?![\w-])"
        self._definite = grammar.cues.add(re.compile(definite), definites)
        others = grammar.words("names", "others")
        years = alternatives(grammar.words("readings", "year_joins"))
        dated = rf"(?<![\w-])(?P<dated>{alternatives(self._family)})\s+(?:{years})\s+\d{{4}}(?!\w)"
        stranger = rf"(?<!\w)(?:{alternatives(others)})\s+{head}(?!\w)|{dated}"
        self._stranger = grammar.cues.add(re.compile(stranger), (*others, *self._family))
        bodies = alternatives(grammar.words("names", "bodies"))
        body = rf"(?<![\w-]){introducing(definites)}(?P<head>{bodies})(?![\w-])"
        self._body = grammar.cues.add(re.compile(body), definites)
        barred = alternatives(grammar.words("names", "not_parties"))
        parties = grammar.words("names", "parties")
        party = rf"(?<![\w-])(?!(?:{barred})(?!\w))(?:{alternatives(parties)})(?!\w)"
        self._parties = grammar.cues.add(re.compile(party), parties)

    def resolve(self, page: IndexedText, mentions: list[Mention], main: Mention | None) -> list[Mention]:
        """Return ``mentions`` with the resolved descriptions among them, in text order.

        In the text of an agreement, ``main``, every "this treaty" is that one.
        """
        bodies = self._named_bodies(page, mentions)
        kept = (
            [m for m in mentions if not any(b.start <= m.start and m.end <= b.end for b in bodies)]
            if bodies
            else mentions
        )
        found = [*bodies, *self._descriptions(page, kept, main), *self._party_groups(page, kept)]
        acts = {(m.start, m.end) for m in found if m.kind in AGREEMENTS}
        kept = [m for m in kept if (m.start, m.end) not in acts]
        return sorted((*kept, *found), key=lambda m: (m.start, -m.end)) if found else mentions

    def _named_bodies(self, page: IndexedText, mentions: list[Mention]) -> list[Mention]:
        """Return "the centre", "this forum" as the body named last whose name holds that very word."""
        found = []
        for match in self._body.find(page):
            start, end = match.span("head")
            if any(m.start < end and start < m.end and m.kind not in ACTS for m in mentions):
                continue
            named = [
                m
                for m in mentions
                if m.end <= match.start() and m.kind in _BODIES and m.things and not m.things[0].endswith("-any")
            ]
            words = (
                m for m in reversed(named) if any(w.endswith(match["head"]) for w in page.flat[m.start : m.end].split())
            )
            earlier = next(words, None)
            if earlier is not None:
                found.append(
                    Mention(start, end, earlier.kind, earlier.things, reason=f"refers to the words at {earlier.start}")
                )
        return found

    def _descriptions(self, page: IndexedText, mentions: list[Mention], main: Mention | None) -> list[Mention]:
        found: list[Mention] = []
        strangers = (
            []
            if main is not None
            else [m for m in self._stranger.find(page) if not any(n.start <= m.start() < n.end for n in mentions)]
        )
        for match in self._definite.find(page):
            start, end = match.span()
            if any(
                m.start < end and match.start("head") < m.end and not (m.kind == "ActionType" and m.end == end)
                for m in mentions
            ):
                continue
            kinds = FAMILIES.get(self._family[match["head"]], {self._family[match["head"]]})
            if self._family[match["head"]] == _COOPERATION and not self._points_at(page.flat, match, mentions):
                continue
            earlier = (
                main
                if main is not None and main.kind in kinds
                else self._most_salient(
                    page.flat, [m for m in (*mentions, *found) if m.end <= start and m.kind in kinds and m.things]
                )
            )
            if earlier is not None and not any(
                earlier.end <= s.start() and s.start() <= match.start("head") for s in strangers
            ):
                found.append(
                    Mention(
                        match.start("head"),
                        end,
                        earlier.kind,
                        earlier.things,
                        reason=f"refers to the words at {earlier.start}",
                    )
                )
        return found

    def _points_at(self, flat: str, match: re.Match[str], mentions: list[Mention]) -> bool:
        """Tell whether "this cooperation" points at one named not long before.

        Any cooperation is called so, a treaty is not.
        """
        before = next(
            (m for m in reversed(mentions) if m.end <= match.start() and m.kind == "Cooperation" and m.things), None
        )
        pointing = self._demonstrative.match(flat, match.start()) is not None
        return pointing and before is not None and match.start() - before.end <= _NOT_LONG

    def _most_salient(self, flat: str, named: list[Mention]) -> Mention | None:
        """Return the subject of the last sentence that names any, not what it acts on; of a list the last."""
        if not named:
            return None
        named.sort(key=lambda m: m.start)
        begins = max((m.end() for m in _SENTENCE_END.finditer(flat, 0, named[-1].start)), default=0)
        first = next(m for m in named if m.start >= begins or m is named[-1])
        between = flat[first.end : named[-1].start].replace(",", " ").split()
        return named[-1] if all(self._grammar.classes.get(word) for word in between) else first

    def _party_groups(self, page: IndexedText, mentions: list[Mention]) -> list[Mention]:
        matches = self._parties.find(page)
        parties = _first_parties(mentions) if matches else ()
        taken = [(m.start, m.end) for m in mentions]
        return [
            Mention(m.start(), m.end(), "Group", parties, reason="the parties named at the head of the text")
            for m in matches
            if parties and not any(s < m.end() and m.start() < e for s, e in taken)
        ]


def _first_parties(mentions: list[Mention]) -> tuple[str, ...]:
    """Return the first run of two or more states that a text names close together."""
    run: list[Mention] = []
    for mention in mentions:
        if mention.kind == "Group":
            return mention.things
        if mention.kind not in {"Country", "ContractingParty", "InternationalOrganisation"}:
            continue
        if run and mention.start - run[-1].end > 40:  # noqa: PLR2004 - farther apart than a list of states
            if len(run) >= _FEWEST_PARTIES:
                break
            run = []
        run.append(mention)
    return tuple(dict.fromkeys(t for m in run for t in m.things)) if len(run) >= _FEWEST_PARTIES else ()
