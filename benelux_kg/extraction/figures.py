"""Figures: a stated number with what it counts, and durations ("vijftien jaar")."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal

from benelux_kg.claims import Mention
from benelux_kg.corpus.languages import load_language
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar, alternatives
from benelux_kg.extraction.kinds import ACTS

_NOUN = re.compile(r"[ \n]+([^\W\d_][\w'-]*(?:\.{3})?)")
_NOUN_WORDS = 4
_NEAR = 24
_ROW = 90
_FEW = 12
_OWN_ROW = re.compile(r"(?:\A|\n)[^\S\n]*(?P<what>[^\W\d_][^:\n\d]{2,50}):[^\S\n]*\Z")
_ROW_ABOVE = re.compile(r":[^\S\n]*\d[\d.,\u00a0 ]*\n[^:\n\d]{3,60}:[^\S\n]*\Z")
_ROW_BELOW = re.compile(r"[^\S\n]*\n[^:\n\d]{3,60}:[^\S\n]*\d[\d.,\u00a0 ]*(?=\n|\Z)")


class FigureReader:
    """The figures of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._numbers = {word: int(value) for word, value in grammar.mapping("figures", "numbers").items()}
        self._scales = {word: int(value) for word, value in grammar.mapping("figures", "scales").items()}
        self._durations = grammar.mapping("figures", "durations")
        table = grammar.tables.get("figures", {})
        self._adjectives = tuple(grammar.words("figures", "adjective_endings"))
        self._measures = frozenset(grammar.words("figures", "measures"))
        self._not_counted = frozenset(
            (*grammar.words("figures", "not_counted"), *map(fold, load_language(grammar.language).months))
        )
        self._labels = frozenset(grammar.words("figures", "labels"))
        self._definites = frozenset(grammar.words("words", "definites"))
        self._decimal = str(table.get("decimal", "."))
        self._thousands = "".join(table.get("thousands", ()))
        thousands = f"[{re.escape(self._thousands)}]" if self._thousands else "(?!)"
        digits = rf"(?:\d{{1,3}}(?:{thousands}\d{{3}})+|\d+)(?:{re.escape(self._decimal)}\d+)?"
        words = alternatives(self._numbers)
        units = alternatives(self._durations)
        scales = alternatives(self._scales)
        number = re.compile(
            rf"(?<![\w.,/#-])(?P<number>{digits}|{words})(?P<joined>(?:{units})(?!\w))?"
            rf"(?:\s+(?P<scale>(?:{scales})(?:\s+(?:{scales}))?)(?!\w))?(?![\d%]|[.,:/]\d|\w)"
        )
        self._number = grammar.cues.add(number, (f"{word}*" for word in self._numbers), digits=True)
        self._scale = re.compile(scales)
        ratio = alternatives(grammar.words("figures", "ratio"))
        self._share = re.compile(
            rf"(?<!\w)(?:{digits}|{words}|{alternatives(grammar.words('figures', 'one'))})\s+(?:{ratio})\s+\Z"
        )
        self._row = re.compile(
            rf"(?<!\w)(?:{alternatives(grammar.words('figures', 'counting'))})\s+(?P<what>[^:\n\d]{{3,60}}):[^\S\n]*\Z"
        )
        self._period = re.compile(rf"(?<!\w)(?:{alternatives(grammar.words('figures', 'periods'))})\s+\Z")
        self._rate = re.compile(rf"\s+(?:{alternatives(grammar.words('figures', 'rates'))})(?!\w)")
        self._aged = re.compile(rf"\s+(?:[^\W\d]+e\s+)?(?:{alternatives(grammar.words('figures', 'aged'))})(?!\w)")
        self._unit = re.compile(rf"[\s-]+(?P<unit>{units})(?!\w)")
        self._currency = re.compile(rf"\s*(?:{alternatives(grammar.words('figures', 'currencies'))})(?!\w)")

    def find(self, text: str, page: IndexedText, taken: list[Mention]) -> list[Mention]:
        """Find figures and durations in ``text``, folded in ``page``, leaving out what ``taken`` (dates, names) covers.

        ``value`` is ``number|unit|what it counts`` with a canonical decimal number.
        """
        flat = page.flat
        covered = bytearray(len(flat))  # a mark for each letter: a page may hold thousands of dates
        for m in taken:
            if m.kind in {"Date", "OfficeHolder", "Group", "Action", "Cooperation"} or m.value:
                covered[m.start : m.end] = b"\1" * (m.end - m.start)
        spans = sorted((m.start, m.end, m.kind in ACTS) for m in taken)
        starts = [s for s, _, _ in spans]
        nationals = {m.end for m in taken if m.kind == "Demonym"}
        """Where a number counts nothing yet but who is of a country ("two Dutch and two Belgian officers")."""
        towns = {m.start for m in taken if m.kind == "Place"}
        found = []
        for match in self._number.find(page):
            if self._is_label(flat, match.start()) or self._refers_back(flat, match):
                continue
            if covered.find(1, match.start(), match.end()) >= 0 or self._share.search(
                flat[max(0, match.start() - 30) : match.start()]
            ):
                continue
            mention = self._in_row(text, flat, match)
            if mention is None and not _ends_row(text, match):
                mention = self._read(flat, match, covered)
            if mention is not None and mention.end not in nationals and not _is_postcode(match, towns):
                first, last = bisect_left(starts, match.end()), bisect_left(starts, mention.end)
                inside = spans[first:last]
                found.append(_counting(flat, mention, match.end(), inside) if inside else mention)
        return found

    def _is_label(self, flat: str, offset: int) -> bool:
        """Tell whether a number only says which ("Article 9", "No 4")."""
        before = flat[max(0, offset - _NEAR) : offset].split()
        return bool(before) and before[-1].rstrip(".") in self._labels

    def _refers_back(self, flat: str, match: re.Match[str]) -> bool:
        """Tell whether a small number in words only says how many those are who are spoken of ("the three forces")."""
        if match["scale"] or not 0 < self._numbers.get(match["number"], 0) <= _FEW:
            return False
        before = flat[max(0, match.start() - _NEAR) : match.start()].split()
        return bool(before) and before[-1] in self._definites

    def _read(self, flat: str, match: re.Match[str], covered: bytearray) -> Mention | None:
        number = self._value(match)
        unit = self._durations.get(match["joined"] or "")
        end = match.end()
        if not unit and (follow := self._unit.match(flat, end)):
            unit, end = self._durations[follow["unit"]], follow.end()
        if unit:
            if (
                self._rate.match(flat, end)
                or self._aged.match(flat, end)
                or self._period.search(flat, max(0, match.start() - _NEAR), match.start())
            ):
                return None
            return Mention(match.start(), end, "Duration", value=f"{number}|{unit}|")
        money = self._currency.match(flat, end)
        if money and covered.find(1, end, money.end()) < 0:
            return Mention(
                match.start(), money.end(), "Figure", value=f"{number}|{money.group().strip()}|{money.group().strip()}"
            )
        counted = self._counted(flat, end)
        if counted is None or not self._not_counted.isdisjoint(flat[end:counted].split()):
            return None
        return Mention(match.start(), counted, "Figure", value=f"{number}||{' '.join(flat[end:counted].split())}")

    def _in_row(self, text: str, flat: str, match: re.Match[str]) -> Mention | None:
        """Return the figure of a line that tells what is counted before it ("Number of meetings: 43").

        Where several such lines stand one below the other, what is counted needs no word of counting before it.
        """
        first = max(0, match.start() - _ROW)
        if not flat[first : match.start()].rstrip().endswith(":"):
            return None
        row = self._row.search(flat, first, match.start())
        if row is None and (_ROW_BELOW.match(text, match.end()) or _ROW_ABOVE.search(text, first, match.start())):
            row = _OWN_ROW.search(text, first, match.start())
        counted = flat[slice(*row.span("what"))].split() if row else []
        if not counted or not {*self._labels, *self._not_counted}.isdisjoint(counted):
            return None
        return Mention(match.start(), match.end(), "Figure", value=f"{self._value(match)}||{' '.join(counted)}")

    def _value(self, match: re.Match[str]) -> str:
        text = match["number"]
        if text in self._numbers:
            number = Decimal(self._numbers[text])
        else:
            bare = "".join(c for c in text if c not in self._thousands or c == self._decimal)
            number = Decimal(bare.replace(self._decimal, "."))
        for scale in self._scale.findall(match["scale"] or ""):
            number *= self._scales[scale]
        return format(number.normalize(), "f")

    def _counted(self, flat: str, offset: int) -> int | None:
        """Return where the noun phrase after a number ends; ``None`` where no noun follows."""
        end = None
        for count, match in enumerate(_NOUN.finditer(flat[offset : offset + 80])):
            if match.start() != (0 if end is None else end - offset) or count == _NOUN_WORDS:
                break
            if self._grammar.classes.get(match.group(1)):
                break
            end = offset + match.end()
            if (
                self._adjectives
                and match.group(1) not in self._measures
                and not match.group(1).endswith(self._adjectives)
            ):
                break
        return end


def _ends_row(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number stands alone behind a colon at the end of its line: the next is about something else."""
    before = text[max(0, match.start() - _ROW) : match.start()]
    return before.rstrip().endswith(":") and text[match.end() : match.end() + 1] in {"", "\n"}


def _counting(flat: str, figure: Mention, end: int, inside: list[tuple[int, int, bool]]) -> Mention:
    """Return a figure that counts something with a name of its own, up to that name's end; the name stays free.

    What is done to it is not counted ("160 tons of cocaine seized").
    """
    number, unit, counted = figure.value.split("|")
    last = max(at for at, (_, _, is_act) in enumerate(inside) if not (at and is_act))
    named = inside[last][1]
    shorter = last + 1 < len(inside)
    words = flat[end:named] if named > figure.end or shorter else counted
    return figure._replace(end=end, value=f"{number}|{unit}|{' '.join(words.split())}" if counted else figure.value)


def _is_postcode(match: re.Match[str], towns: set[int]) -> bool:
    """Tell whether a number stands right before a town, as in an address ("1000 Brussel")."""
    return match["number"].isdigit() and match.end() + 1 in towns
