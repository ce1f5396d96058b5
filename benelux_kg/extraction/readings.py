"""Readings: which of the things that share a name a text means, and why.

The default is the thing that owns the label. A year beside an agreement's name, a preposition of place, a demonym
before a kind of body, a state in brackets behind a body decide otherwise; each choice keeps its reason for the trace.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from benelux_kg.claims import Mention, Span
from benelux_kg.corpus.languages import load_language
from benelux_kg.extraction.covering import Cover, beginning_in
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar, compile_words
from benelux_kg.extraction.kinds import AGREEMENTS
from benelux_kg.extraction.recogniser import Candidate, Reading
from benelux_kg.vocabulary.lexicon import Entry, Lexicon
from benelux_kg.vocabulary.naming import local, mint_agency

_NEAR = 24
_JOIN_WORDS = 2
_HEAD = re.compile(r"(?:\A|[:;\n.])\s*(?:\S{1,3}\s+)?\Z")
_FEW = 5
_QUOTED = re.compile(r"[«\"“„‘'][^«»\"“”„\n.!?]{2,50}?\s((?:19|20)\d\d)\s?[»\"”“’']")
"""A name in quotation marks that ends in a year."""


class Chooser:
    """Chooses among readings in one language."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        self._grammar = grammar
        before = [f"{word} " for word in grammar.words("readings", "place")]
        self._place = (
            re.compile(f"(?<!\\w)(?:{'|'.join(map(re.escape, before))})\\Z") if before else re.compile(r"(?!)")
        )
        years = "|".join(re.escape(w) for w in grammar.words("readings", "year_joins")) or "(?!)"
        bare = "?" if grammar.tables.get("readings", {}).get("bare_year", True) else ""
        self._year = re.compile(f"\\s*(?:\\(|(?:{years})\\s+){bare}((?:19|20)\\d\\d)(?!\\d|[-–/]\\d)\\)?")
        month = "|".join(re.escape(fold(name).rstrip(".")) for name in load_language(grammar.language).months)
        self._day = re.compile(
            f"\\s+(?:{years})\\s+(?:\\d{{1,2}}\\S{{0,3}}\\s+)?(?:{month})\\s+((?:19|20)\\d\\d)(?!\\d)"
        )
        self._new = compile_words(grammar.words("readings", "new"))

    def choose(self, candidate: Candidate, flat: str) -> Mention:
        """Return the mention that ``candidate`` stands for in the folded text."""
        first = candidate.readings[0]
        kind = first.entry.kind
        if kind in AGREEMENTS:
            return self._agreement(candidate, flat)
        if len(candidate.readings) > 1 and self._place.search(flat, max(0, candidate.start - _NEAR), candidate.start):
            place = next((r for r in candidate.readings if r.entry.kind == "Place"), None)
            if place:
                return Mention(
                    candidate.start,
                    candidate.end,
                    "Place",
                    (place.entry.iri,),
                    reason="a preposition of place before it",
                )
        return self._plain(candidate, first)

    def _plain(self, candidate: Candidate, reading: Reading) -> Mention:
        entry = reading.entry
        if reading.sort == "demonym":
            return Mention(candidate.start, candidate.end, "Demonym", (entry.iri,), value=entry.kind)
        if entry.kind == "Group":
            return Mention(
                candidate.start,
                candidate.end,
                "Group",
                entry.members,
                value=entry.iri if reading.sort == "shared" else "",
                reason=f"stands for the members of {entry.iri}",
            )
        reason = "the usual reading of a shared name" if len(candidate.readings) > 1 else ""
        return Mention(candidate.start, candidate.end, entry.kind, (entry.iri,), reason=reason)

    def _agreement(self, candidate: Candidate, flat: str) -> Mention:
        match = self._year.match(flat, candidate.end)
        entries = [r.entry for r in candidate.readings if r.entry.kind in AGREEMENTS]
        day = self._day.match(flat, candidate.end) if match is None else None
        if day is not None and (of_day := _of_year(entries, day[1])):
            return of_day._replace(start=candidate.start, end=candidate.end)
        if match is None:
            reason = "the usual reading of a shared name" if len(entries) > 1 else ""
            stated = (
                entries[0].year if entries[0].year and entries[0].year in flat[candidate.start : candidate.end] else ""
            )
            return Mention(
                candidate.start, candidate.end, entries[0].kind, (entries[0].iri,), value=stated, reason=reason
            )
        year = match.group(1)
        found = _of_year(entries, year) or Mention(0, 0, entries[0].kind, (entries[0].iri,))
        return found._replace(start=candidate.start, end=match.end(), value=year)


def _of_year(entries: list[Entry], year: str) -> Mention | None:
    """Return the agreement of ``year`` among namesakes, else the namesake it must be; none for one without a year."""
    fitting = next((e for e in entries if e.year == year), None)
    if fitting is not None:
        return Mention(0, 0, fitting.kind, (fitting.iri,), reason=f"the year {year} beside the name")
    if not entries[0].year:
        return None
    other = re.sub(r"-\d{4}\Z", "", entries[0].iri) + f"-{year}"
    return Mention(0, 0, entries[0].kind, (other,), reason=f"a namesake of {entries[0].iri} of {year}")


_STATES = frozenset({"Country", "Region"})
_PARALLEL = 250
_LONGEST_NAME = 60
_NAME_BEFORE = re.compile(
    r"(?P<name>[^\W\d_a-zà-öø-ÿ][\w’'.-]*(?:\s+[\w’'-]{2,4}){0,2}\s+[^\W\d_a-zà-öø-ÿ][\w’'-]*[a-zà-ÿ])\s+\(\Z"
)


def drop_named_years(mentions: list[Mention], text: str) -> list[Mention]:
    """Return the mentions without the years that end a name in quotation marks: they date nothing."""
    named = {match.span(1) for match in _QUOTED.finditer(text)}
    return [m for m in mentions if m.kind != "Date" or (m.start, m.end) not in named] if named else mentions


class SoundAlikes:
    """Knows phrases of one language that only sound like an act: the exercise of powers is no exercise."""

    def __init__(self, grammar: Grammar) -> None:
        words = grammar.words("readings", "not_acts")
        self._phrases = grammar.cues.add(compile_words(words), words) if words else None

    def drop(self, mentions: list[Mention], page: IndexedText) -> list[Mention]:
        """Return the mentions that are no such words."""
        phrases = self._phrases.find(page) if self._phrases is not None else ()
        if not phrases:
            return mentions
        found = Cover([Span(*phrase.span()) for phrase in phrases])
        return [m for m in mentions if m.kind != "ActionType" or not found.touches(m.start, m.end)]


def settle_neighbours(
    mentions: list[Mention], candidates: Iterable[Candidate], flat: str, grammar: Grammar
) -> list[Mention]:
    """Read a name that is a town's and a state's as what is listed beside it.

    ("Zeeland, Antwerpen en …"), or said alike ("in België …, in Luxemburg …").
    """
    shared = {(c.start, c.end): c.readings for c in candidates if len(c.readings) > 1}
    settled = list(mentions)
    for at, mention in enumerate(mentions):
        readings = shared.get((mention.start, mention.end), ())
        if mention.kind == "Agency" and readings:
            settled[at] = _of_bracketed(mention, readings, flat, mentions[at + 1 : at + 2])
            continue
        if mention.kind == "Place":
            wanted = _listed_kind(settled, at, flat, grammar, _STATES) or _parallel_kind(
                mentions, mention, flat, grammar
            )
        else:
            wanted = (
                _listed_kind(settled, at, flat, grammar, frozenset({"Place"}))
                if mention.kind in _STATES and readings
                else ""
            )
        reading = next((r for r in readings if r.entry.kind == wanted and r.sort != "demonym"), None)
        if reading is not None:
            settled[at] = Mention(
                mention.start, mention.end, wanted, (reading.entry.iri,), reason="as what is listed beside it"
            )
    return settled


def _of_bracketed(mention: Mention, readings: Sequence[Reading], flat: str, following: Sequence[Mention]) -> Mention:
    """Return a body whose name several states use as that of the state in brackets behind it."""
    state = next(
        (m for m in following if flat[mention.end : m.start].strip() == "(" and flat.startswith(")", m.end)), None
    )
    reading = next((r for r in readings if state is not None and r.entry.country in state.things), None)
    return mention if reading is None else mention._replace(things=(reading.entry.iri,), reason="the state in brackets")


def _listed_kind(mentions: list[Mention], at: int, flat: str, grammar: Grammar, kinds: frozenset[str]) -> str:
    """Return the kind of what a conjunction or comma joins to a mention.

    Where it is one of ``kinds`` and the same on both sides.
    """
    before, after = mentions[at - 1] if at else None, mentions[at + 1] if at + 1 < len(mentions) else None
    beside = [
        m
        for m in (before, after)
        if m is not None and _is_list(flat[min(m.end, mentions[at].end) : max(m.start, mentions[at].start)], grammar)
    ]
    found = {m.kind for m in beside}
    return next(iter(found)) if len(found) == 1 and found <= kinds else ""


def _is_list(between: str, grammar: Grammar) -> bool:
    words = between.replace(",", " ").split()
    return (
        "\n" not in between
        and bool(between.strip())
        and all("conjunctions" in grammar.classes.get(w, ()) for w in words)
    )


def _parallel_kind(mentions: list[Mention], mention: Mention, flat: str, grammar: Grammar) -> str:
    """Return "Country" where another country stands close by behind the same preposition."""
    own = flat[max(0, mention.start - _NEAR) : mention.start].split()[-1:]
    places = grammar.words("names", "place_before")
    alike = (
        m
        for m in beginning_in(mentions, mention.start - _PARALLEL, mention.start + _PARALLEL)
        if m.kind == "Country"
        and abs(m.start - mention.start) < _PARALLEL
        and flat[max(0, m.start - _NEAR) : m.start].split()[-1:] == own
    )
    return "Country" if own and own[0] in places and next(alike, None) is not None else ""


def settle_origins(mentions: list[Mention], text: str) -> list[Mention]:
    """Read a state in brackets behind a person's name as where that person is from ("Ms Anna Peeters (Belgium)")."""
    ends = {m.end for m in mentions if m.kind != "Person"}
    return [
        m._replace(kind="Demonym", value=m.kind, reason="where the person named before is from")
        if m.kind in _STATES and _is_origin(m, text, ends)
        else m
        for m in mentions
    ]


def _is_origin(state: Mention, text: str, ends: set[int]) -> bool:
    """Tell whether a state stands alone in brackets behind a capitalised name that is nothing else's."""
    if text[state.start - 1 : state.start] != "(" or text[state.end : state.end + 1] != ")":
        return False
    name = _NAME_BEFORE.search(text, max(0, state.start - _LONGEST_NAME), state.start)
    return name is not None and name.end("name") not in ends


def compose_bodies(mentions: list[Mention], flat: str, lexicon: Lexicon, grammar: Grammar) -> list[Mention]:
    """Give bodies of no stated country the country that stands with them.

    ("Belgische politie", "politie uit Nederland").
    """
    joins = set(grammar.words("readings", "body_joins"))
    return [
        _composed(mentions, at, flat, lexicon.entries.get(mention.things[0]), joins, grammar)
        if mention.kind == "Agency" and mention.things
        else mention
        for at, mention in enumerate(mentions)
    ]


def _composed(
    mentions: list[Mention], at: int, flat: str, entry: Entry | None, joins: set[str], grammar: Grammar
) -> Mention:
    """Return a body as the state beside it tells whose it is."""
    mention = mentions[at]
    state = (
        _in_brackets(mentions, at, flat)
        or _state_heading(mentions, at, flat, grammar)
        or _state_of_list(mentions, at, flat, grammar)
    )
    if state is not None:
        return _of_state(mention, state, entry)
    if entry is None:
        return _with_state(mention, find_demonyms(mentions, at, flat, grammar)[-1:]) if mention.value else mention
    if not entry.iri.endswith("-any"):
        return _with_neighbours(mentions, at, flat, entry, grammar)
    countries = find_demonyms(mentions, at, flat, grammar) or _countries_after(mentions, at, flat, joins, grammar)
    if not countries:
        return mention
    things = tuple(mint_agency(entry.agency_type or local(entry.iri), c.things[0]) for c in countries if c.things)
    parts = tuple((f"country{n}", c) for n, c in enumerate(countries))
    return Mention(mention.start, mention.end, "Agency", things, reason="the country beside it", parts=parts)


def _in_brackets(mentions: list[Mention], at: int, flat: str) -> Mention | None:
    """Return the state that stands in brackets right behind a body ("the Crisis Centre (Belgium)")."""
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    if after is None or after.kind != "Country" or flat[mentions[at].end : after.start].strip() != "(":
        return None
    return after if flat.startswith(")", after.end) else None


def _state_heading(mentions: list[Mention], at: int, flat: str, grammar: Grammar) -> Mention | None:
    """Return the state under whose name a body is listed ("for Belgium: the police and the customs")."""
    end = mentions[at].start
    for other in reversed(mentions[max(0, at - _FEW) : at]):
        between = flat[other.end : end]
        if other.kind == "Agency" and _only_joined(between, grammar, inner=0) and between.strip():
            end = other.start
            continue
        words = flat[max(0, other.start - _NEAR) : other.start].split()
        opens = [w for w in words[-2:] if "determiners" not in grammar.classes.get(w, ())][-1:]
        heads = (
            other.kind == "Country"
            and (between.lstrip().startswith(":") or (between.startswith(",") and _opens_item(flat, other, opens)))
            and _only_joined(between.replace(":", " ", 1), grammar, inner=0)
            and set(opens) <= set(grammar.words("readings", "for_state"))
            and bool(opens)
        )
        return other if heads else None
    return None


def _state_of_list(mentions: list[Mention], at: int, flat: str, grammar: Grammar) -> Mention | None:
    """Return the state for which a body stands in a list of such pairs.

    ("for Belgium the police, for Ireland the …", "the police for Belgium, the … for Ireland").
    """
    pairs = [_state_beside(mentions, near, flat, grammar) for near in (at - 2, at, at + 2) if 0 <= near < len(mentions)]
    own = _state_beside(mentions, at, flat, grammar)
    return own if own is not None and sum(pair is not None for pair in pairs) > 1 else None


def _state_beside(mentions: list[Mention], at: int, flat: str, grammar: Grammar) -> Mention | None:
    """Return the state that "for" joins to a body, right before or right behind it."""
    body, joins = mentions[at], set(grammar.words("readings", "for_state"))
    if body.kind != "Agency":
        return None
    before = mentions[at - 1] if at else None
    if before is not None and before.kind == "Country" and _is_made_of(flat[before.end : body.start], (), grammar):
        words = flat[max(0, before.start - _NEAR) : before.start].split()
        opens = [w for w in words[-2:] if "determiners" not in grammar.classes.get(w, ())][-1:]
        return before if set(opens) & joins else None
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    joined = after is not None and after.kind == "Country" and _is_made_of(flat[body.end : after.start], joins, grammar)
    return after if joined else None


def _is_made_of(between: str, joins: Collection[str], grammar: Grammar) -> bool:
    """Tell whether only determiners, behind one of ``joins`` where there are any, stand between two mentions."""
    words = between.split()
    opened = not joins or bool(words and words[0] in joins)
    return opened and all("determiners" in grammar.classes.get(w, ()) for w in words[1 if joins else 0 :])


def _opens_item(flat: str, state: Mention, opens: list[str]) -> bool:
    """Tell whether "for Belgium" stands at the head of a line or item, or right behind a colon or semicolon."""
    before = flat[max(0, state.start - 2 * _NEAR) : state.start]
    return bool(opens) and _HEAD.search(before[: before.rfind(opens[0])]) is not None


def _of_state(body: Mention, state: Mention, entry: Entry | None) -> Mention:
    """Give a body the state under whose name it is listed; a known one of another state keeps its own."""
    parts = (("country0", state),)
    if entry is None or not entry.iri.endswith("-any"):
        return body._replace(parts=parts) if entry is None or entry.country == state.things[0] else body
    thing = mint_agency(entry.agency_type or local(entry.iri), state.things[0])
    return Mention(body.start, body.end, "Agency", (thing,), reason="the state it is listed for", parts=parts)


def _with_state(body: Mention, states: list[Mention]) -> Mention:
    """Give a body with a name of its own the state whose demonym stands beside it."""
    return body._replace(parts=(("country0", states[0]),)) if states else body


def _with_neighbours(mentions: list[Mention], at: int, flat: str, entry: Entry, grammar: Grammar) -> Mention:
    """Add to a named body its namesakes of the demonyms joined to it, not of those of another body.

    ("Belgische, Nederlandse en Luxemburgse politie").
    """
    mention = mentions[at]
    before = _demonyms_before(mentions, at, flat, grammar) if entry.country and entry.agency_type else []
    bodies = [m.start for m in mentions[max(0, at - _FEW) : at] if m.kind == "Agency"]
    before = [d for d in before if not any(d.end <= start for start in bodies)]
    others = [d for d in before if d.things[0] != entry.country and flat[d.end : mention.start].strip()]
    if not others:
        stated = [
            d for d in find_demonyms(mentions, at, flat, grammar)[-1:] if entry.country and d.things == (entry.country,)
        ]
        return mention._replace(parts=(("country0", stated[0]),)) if stated else mention
    own = Mention(mention.start, mention.end, "Country", (entry.country,))
    things = (*(mint_agency(entry.agency_type, d.things[0]) for d in others), entry.iri)
    parts = tuple((f"country{n}", part) for n, part in enumerate((*others, own)))
    return Mention(mention.start, mention.end, "Agency", things, reason="the countries beside it", parts=parts)


def find_demonyms(mentions: list[Mention], at: int, flat: str, grammar: Grammar) -> list[Mention]:
    """Return the demonyms that stand with ``mentions[at]``, before or behind it as the language has it."""
    after = grammar.tables.get("readings", {}).get("demonym") == "after"
    return _demonyms_after(mentions, at, flat, grammar) if after else _demonyms_before(mentions, at, flat, grammar)


def _demonyms_after(mentions: list[Mention], at: int, flat: str, grammar: Grammar) -> list[Mention]:
    """Return the demonyms behind a body.

    ("les polices belge, luxembourgeoise et néerlandaise", "la police et la douane belges").
    """
    found: list[Mention] = []
    end = mentions[at].end
    for mention in mentions[at + 1 :]:
        joined = _only_joined(flat[end : mention.start], grammar, inner=0 if found else 1)
        if not joined or (mention.kind != "Demonym" and (mention.kind != "Agency" or found)):
            break
        if mention.kind == "Demonym":
            found.append(mention)
        end = mention.end
    return found


def _demonyms_before(mentions: list[Mention], at: int, flat: str, grammar: Grammar) -> list[Mention]:
    found: list[Mention] = []
    end = mentions[at].start
    adjuncts = {"Country", "Region"} if grammar.tables.get("readings", {}).get("adjuncts") else set()
    for mention in reversed(mentions[:at]):
        if (
            mention.kind in adjuncts
            and (found or flat[mention.end : end] == " ")
            and _only_joined(flat[mention.end : end], grammar, inner=0)
        ):
            found.insert(0, mention)
            end = mention.start
            continue
        if mention.kind != "Demonym" or not _only_joined(flat[mention.end : end], grammar, inner=0 if found else 2):
            if not (mention.kind == "Agency" and _only_joined(flat[mention.end : end], grammar, inner=0) and not found):
                break
            end = mention.start
            continue
        found.insert(0, mention)
        end = mention.start
    return found


def _countries_after(mentions: list[Mention], at: int, flat: str, joins: set[str], grammar: Grammar) -> list[Mention]:
    found: list[Mention] = []
    end = mentions[at].end
    for mention in mentions[at + 1 :]:
        between = flat[end : mention.start].strip()
        if mention.kind == "Agency" and not found and _only_joined(flat[end : mention.start], grammar, inner=0):
            end = mention.end
            continue
        opened = bool(found) and (
            _only_joined(flat[end : mention.start], grammar, inner=0) or _rejoined(between, joins, grammar)
        )
        if mention.kind not in {"Country", "Region", "Group"} or not (
            opened or (_first_word(between) in joins and len(between.split()) <= _JOIN_WORDS)
        ):
            break
        found += [Mention(mention.start, mention.end, "Country", (thing,)) for thing in mention.things]
        end = mention.end
    return found


def _rejoined(between: str, joins: set[str], grammar: Grammar) -> bool:
    """Tell whether a list of states goes on with the preposition that it began with ("de Belgique, des Pays-Bas")."""
    words = between.replace(",", " , ").split()
    repeated = joins - set(grammar.words("readings", "for_state"))
    goes_on = bool(words) and (words[0] == "," or "conjunctions" in grammar.classes.get(words[0], ()))
    return (
        goes_on
        and any(w in repeated for w in words)
        and _only_joined(" ".join(w for w in words if w not in repeated), grammar, inner=0)
    )


def _first_word(text: str) -> str:
    return next(iter(text.split()), "")


def _only_joined(between: str, grammar: Grammar, *, inner: int) -> bool:
    words = between.replace(",", " ").replace("-", " ").split()
    others = [
        w for w in words if not grammar.classes.get(w, frozenset()) & {"conjunctions", "determiners", "additives"}
    ]
    if not set(others).isdisjoint(grammar.words("readings", "apart")):
        return False
    return len(others) <= inner and all(w.isalpha() for w in others) and not any(grammar.classes.get(w) for w in others)
