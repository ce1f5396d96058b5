"""Dates and periods, as precise as the text states them; a missing year is taken from the context.

A date is kept as stated: ``2018-07-23``, ``2018-07`` or ``2018``; a period as ``2020-02-06/2020-02-09``; a day
whose year the text leaves out as ``-----07-21`` until ``complete_year`` fills it in.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable

from benelux_kg.claims import Mention
from benelux_kg.corpus.languages import load_language
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.extraction.spelled_years import SpelledYears

_OPEN_YEAR = "----"
_DAY_LENGTH = len("2018-07-23")
_DAY, _WEEKDAY, _COMING, _WEEK, _MONTH, _YEAR = "@day", "@weekday", "@coming", "@week", "@month", "@year"
_OF_YEAR, _AHEAD = "@of", "@ahead"
_TOLD = "~"
"""Stands behind a month of which the text tells as of something past."""
_HALF_A_YEAR = 6
_NEAR = 24
_COMPARED = 60
_LONGEST = 300
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_NUMERIC = r"(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))|(?P<nd>\d{1,2})[./-](?P<nm>\d{1,2})[./-](?P<ny>(?:19|20)\d\d)"  # noqa: E501 - a pattern or condition that reads best whole


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


class DateReader:
    """The dates of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        language = load_language(grammar.language)
        self._months = {fold(name).rstrip("."): number for name, number in language.months.items()}
        weekdays = [fold(name) for names in language.tables["dates"]["weekdays"] for name in names]
        month = f"(?:{_alternatives(self._months)})\\.?"
        weekday = f"(?:(?:{_alternatives(weekdays)})\\.?,?\\s+(?:\\w{{2,3}}\\s+)?)?"
        ordinal = (
            f"(?:{_alternatives(grammar.words('dates', 'ordinal'))})?\\.?"
            if grammar.words("dates", "ordinal")
            else r"\.?"
        )
        self._named_days = {word: number for number, word in enumerate(grammar.words("dates", "days"), 1)}
        number = rf"(?:[0-3]?\d|{_alternatives(self._named_days)})" if self._named_days else r"[0-3]?\d"
        year = r"(?:19|20)\d\d"
        self._spelled = SpelledYears(grammar)
        spelled = f"(?:{year}|{self._spelled.pattern})"
        links = _alternatives(grammar.words("dates", "range"))
        joint = f"\\s*(?:{links})\\s*"
        overnight = _alternatives(grammar.words("dates", "overnight")) or "(?!)"
        of = f"(?:{_alternatives(grammar.words('dates', 'of'))})\\s+" if grammar.words("dates", "of") else ""
        of = f"(?:{of})?" if of else ""

        def day(n: int) -> str:
            in_year = f"(?:,?\\s+{of}(?P<y{n}>{spelled})(?!\\w))?"
            dmy = f"(?P<d{n}>{number}){ordinal}\\s+{of}(?P<m{n}>{month})(?!\\w){in_year}"
            if not str(grammar.tables.get("dates", {}).get("order", "")).startswith("day or month"):
                return weekday + dmy
            in_year = f"(?:,?\\s+(?P<ye{n}>{spelled})(?!\\w))?"
            mdy = f"(?P<me{n}>{month})\\s+(?P<de{n}>[0-3]?\\d)(?:st|nd|rd|th)?(?!\\w){in_year}"
            return weekday + f"(?:{dmy}|{mdy})"

        self._weekdays = {fold(names[0]): number for number, names in enumerate(language.tables["dates"]["weekdays"])}
        self._relative_days = grammar.mapping("dates", "relative_days")
        self._years = grammar.mapping("dates", "relative_years")
        self._weeks = grammar.mapping("dates", "relative_weeks")
        self._of_years = grammar.mapping("dates", "of_years")
        of_years = _alternatives(self._of_years) or "(?!)"
        self._month_leads = frozenset(grammar.words("dates", "month_leads"))
        self._ahead = frozenset(grammar.words("dates", "ahead"))
        self._past = frozenset(grammar.words("dates", "past"))
        self._coming = frozenset(grammar.words("dates", "coming"))
        self._relative_months = grammar.mapping("dates", "relative_months")
        comparing = _alternatives(grammar.words("dates", "comparing")) or "(?!)"
        against = _alternatives(grammar.words("dates", "comparing_numbers")) or "(?!)"
        amount = r"\d[\d.,]*\s+(?:\w+\s+){0,2}"
        self._compared = re.compile(
            rf"(?<!\w)(?:(?:{comparing})\s+(?:{amount})?|(?:{against})\s+{amount})(?:\w{{2,4}}\s+)?\Z"
        )
        self._yearly = re.compile(
            rf"(?<!\w)(?:{_alternatives(grammar.words('dates', 'every_year')) or '(?!)'})\s+(?:\w+\s+)?\Z"
        )
        parts = f"(?:{_alternatives(grammar.words('dates', 'day_parts')) or '(?!)'})?"
        whole = re.compile(
            f"(?<![\\w.,/])(?:{_NUMERIC}"
            f"|(?:(?P<d9>{number}){ordinal}\\s+{of})?(?P<mr>{month})\\s+(?P<yr>{of_years})(?!\\w)"
            f"|{weekday}(?P<ds>[0-3]?\\d){ordinal}(?:{joint}){weekday}{day(3)}"
            f"|(?P<night>[0-3]?\\d)\\s+(?:{overnight})\\s+{day(10)}"
            f"|{day(1)}(?:{joint}{day(2)})?"
            f"|(?P<m7>{month}){joint}(?P<m8>{month})\\s+{of}(?P<y8>{year})(?!\\d)"
            f"|(?P<mo>{month})\\s+{of}(?P<my>{year})(?!\\d)"
            f"|(?P<y4>{year})\\s*(?:[-–—/]|{links})\\s*(?P<y5>{year})(?![\\w-])"
            f"|(?P<y6>{year})(?![\\w/]|[.,]\\d|-\\d)"
            f"|(?P<wd>{_alternatives(self._weekdays)}){parts}(?![\\w-])"
            f"|(?P<rw>{_alternatives(self._weeks) or '(?!)'})(?![\\w-])"
            f"|(?P<rm>{_alternatives(self._relative_months) or '(?!)'})(?![\\w-])"
            f"|(?P<rd>{_alternatives(self._relative_days) or '(?!)'})(?![\\w-])"
            f"|(?P<ry>{_alternatives(self._years) or '(?!)'})(?!\\w)"
            f"|(?P<m9>{month})(?![\\w-]))"
        )
        openings = (*self._months, *weekdays, *self._named_days, *self._weeks, *self._relative_months)
        joined = (f"{name}*" for name in self._weekdays)
        openings = (*openings, *joined, *self._relative_days, *self._years)
        self._whole = grammar.cues.add(whole, openings, digits=True)

    def find(self, page: IndexedText) -> list[Mention]:
        """Find the dates in folded text of unchanged length."""
        flat = page.flat
        matches = ((m, self._value(m)) for m in self._whole.find(page))
        return [
            Mention(m.start(), m.end(), "Date", value=value)
            for m, value in matches
            if value and not self._recurs(m, flat) and not self._is_compared(m, flat) and not self._is_mere_word(m)
        ]

    def _is_compared(self, match: re.Match[str], flat: str) -> bool:
        """Tell whether something is only measured against that time ("41, up from 287 in 2015")."""
        return self._compared.search(flat, max(0, match.start() - _COMPARED), match.start()) is not None

    def _recurs(self, match: re.Match[str], flat: str) -> bool:
        """Tell whether a weekday is no single day.

        ("every Monday", "the Tuesday"), or a week one that has been named ("during this week").
        """
        before = flat[max(0, match.start() - _NEAR) : match.start()].split()
        classes = self._grammar.classes.get(before[-1], frozenset()) if before else frozenset()
        yearly = self._yearly.search(flat, max(0, match.start() - _NEAR), match.start())
        return bool(
            (yearly and not match["y6"] and not re.search(r"\d{4}", match.group()))
            or ((match["wd"] or match["rd"]) and "determiners" in classes)
            or (match["rw"] and "prepositions" in classes)
        )

    def _is_mere_word(self, match: re.Match[str]) -> bool:
        """Tell whether the name of a month stands alone and nothing before it says that it is a time."""
        if not match["m9"]:
            return False
        before = match.string[max(0, match.start() - _NEAR) : match.start()].split()
        return not before or before[-1] not in self._month_leads

    def _is_told(self, match: re.Match[str]) -> bool:
        """Tell whether the sentence speaks of the past."""
        end = _SENTENCE_END.search(match.string, match.end())
        starts = [
            m.end() for m in _SENTENCE_END.finditer(match.string, max(0, match.start() - _LONGEST), match.start())
        ]
        start = starts[-1] if starts else max(0, match.start() - _LONGEST)
        words = match.string[start : end.start() if end else len(match.string)].split()
        return not self._past.isdisjoint(words)

    def _is_coming(self, match: re.Match[str]) -> bool:
        before = match.string[max(0, match.start() - _NEAR) : match.start()].split()
        return bool(before) and before[-1] in self._coming

    def _lies_ahead(self, match: re.Match[str]) -> bool:
        """Tell whether a verb beside a weekday speaks of what is to come."""
        before = match.string[max(0, match.start() - _NEAR) : match.start()].split()
        after = match.string[match.end() : match.end() + _NEAR].split()
        beside = {*before[-1:], *(word.rstrip(",.") for word in after[:1])}
        return not self._ahead.isdisjoint(beside) and not self._is_told(match)

    def _value(self, match: re.Match[str]) -> str:
        group = match.groupdict()
        if group["wd"] or group["rd"] or group["rw"] or group["rm"] or group["ry"]:
            return self._relative(match)
        if group["m9"] or group["yr"]:
            return self._of_year(group) if group["yr"] else self._bare_month(match)
        if group["iso"]:
            return _valid(*map(int, group["iso"].split("-")))
        if group["ny"]:
            return _valid(int(group["ny"]), int(group["nm"]), int(group["nd"]))
        if group["y8"] or group["my"]:
            return self._months_of(group)
        if group["y4"]:
            return f"{group['y4']}/{group['y5']}" if group["y4"] < group["y5"] else ""
        if group["y6"]:
            return str(group["y6"])
        if group["ds"]:
            end = self._day(group, 3)
            start = end and _valid_text(end[:-2] + f"{int(group['ds']):02d}")
            return f"{start}/{end}" if start and end else ""
        return self._days(group)

    def _days(self, group: dict[str, str]) -> str:
        """Return the night, the day, or the period from one day to another."""
        if group["night"]:
            return _night(int(group["night"]), self._day(group, 10))
        first, second = self._day(group, 1), self._day(group, 2)
        return _period(first, second) if first and second else first

    def _relative(self, match: re.Match[str]) -> str:
        if match["wd"]:
            unit = _COMING if self._is_coming(match) else _AHEAD if self._lies_ahead(match) else _WEEKDAY
            return f"{unit} {self._weekdays[match['wd']]}"
        if match["rw"]:
            return f"{_WEEK} {self._weeks[match['rw']]}"
        if match["rm"]:
            return f"{_MONTH} {self._relative_months[match['rm']]}"
        return f"{_DAY} {self._relative_days[match['rd']]}" if match["rd"] else f"{_YEAR} {self._years[match['ry']]}"

    def _months_of(self, group: dict[str, str]) -> str:
        if group["my"]:
            return f"{group['my']}-{self._month(group['mo']):02d}"
        return _months(self._month(group["m7"]), self._month(group["m8"]), int(group["y8"]))

    def _bare_month(self, match: re.Match[str]) -> str:
        return f"{_OPEN_YEAR}-{self._month(match['m9']):02d}{_TOLD if self._is_told(match) else ''}"

    def _of_year(self, group: dict[str, str]) -> str:
        """Return a month, or a day in it, of a year that counts from the text's own."""
        month, offset = self._month(group["mr"]), self._of_years[group["yr"]]
        day = group["d9"] and (self._named_days.get(group["d9"]) or int(group["d9"]))
        when = _valid(0, month, day) if day else f"{_OPEN_YEAR}-{month:02d}"
        return f"{_OF_YEAR} {offset} {when}" if when else ""

    def _month(self, name: str) -> int:
        return self._months[name.rstrip(".")]

    def _day(self, group: dict[str, str], n: int) -> str:
        day = group.get(f"d{n}") or group.get(f"de{n}")
        if not day:
            return ""
        month = self._month(group.get(f"m{n}") or group[f"me{n}"])
        year = group.get(f"y{n}") or group.get(f"ye{n}") or "0"
        number = int(year) if year.isdigit() else self._spelled.value(year)
        return _valid(number, month, self._named_days.get(day) or int(day))


def _period(first: str, second: str) -> str:
    if first.startswith(_OPEN_YEAR) and not second.startswith(_OPEN_YEAR):
        first = _valid_text(second[:4] + first[4:])
        if first > second:
            first = f"{int(first[:4]) - 1}{first[4:]}"
    return f"{first}/{second}" if first <= second or second.startswith(_OPEN_YEAR) else ""


def _night(first: int, second: str) -> str:
    """Return the night from one day to the next; the second day alone where it is not the next ("from 3 to 12")."""
    start = _valid_text(f"{second[:-2]}{first:02d}") if second else ""
    return f"{start}/{second}" if start and int(second[-2:]) - first == 1 else second


def _months(first: int, last: int, year: int) -> str:
    """Return the period from one month to another, which lies in ``year``."""
    return f"{year - (first > last):04d}-{first:02d}/{year:04d}-{last:02d}"


def _valid(year: int, month: int, day: int) -> str:
    try:
        dt.date(year or 2000, month, day)
    except ValueError:
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"{_OPEN_YEAR}-{month:02d}-{day:02d}"


def _valid_text(value: str) -> str:
    year, month, day = value.replace(_OPEN_YEAR, "0000").split("-")
    return _valid(int(year), int(month), int(day))


def is_open(value: str) -> bool:
    """Tell whether the text leaves out the year."""
    return value.startswith(_OPEN_YEAR)


def is_relative(value: str) -> bool:
    """Tell whether the words count from the day on which the text was written ("yesterday", "Tuesday", "last year")."""
    return value.startswith("@")


def count_from(value: str, issued: str) -> str:
    """Return the date that relative words name in a text of the day ``issued``; empty where that is no full date."""
    if len(issued) != len("2018-07-23"):
        return ""
    day = dt.date.fromisoformat(issued)
    unit, _, number = value.partition(" ")
    if unit == _YEAR:
        return str(day.year + int(number))
    if unit == _OF_YEAR:
        offset, _, when = number.partition(" ")
        return f"{day.year + int(offset)}{when.removeprefix(_OPEN_YEAR)}"
    if unit == _MONTH:
        return (day.replace(day=15) + dt.timedelta(30 * int(number))).isoformat()[:7]
    if unit == _WEEK:
        monday = day + dt.timedelta(7 * int(number) - day.weekday())
        return _shared(monday.isoformat(), (monday + dt.timedelta(6)).isoformat())
    if unit == _COMING:
        return (day + dt.timedelta((int(number) - day.weekday() - 1) % 7 + 1)).isoformat()
    if unit == _AHEAD:
        return (day + dt.timedelta((int(number) - day.weekday()) % 7)).isoformat()
    back = (day.weekday() - int(number)) % 7 if unit == _WEEKDAY else -int(number)
    return (day - dt.timedelta(back)).isoformat()


def _shared(first: str, last: str) -> str:
    """Return the month, else the year in which both days lie: no text says more by "this week"."""
    return first[:7] if first[:7] == last[:7] else first[:4] if first[:4] == last[:4] else ""


def complete_year(value: str, context: str) -> str:
    """Fill the year of ``value`` in from ``context``, a date or period.

    The nearest such day; empty if there is none, as where a month may be that of more than one year.
    """
    if not is_open(value):
        return value
    around = context.split("/", maxsplit=1)[0]
    if not around:
        return ""
    start, _, end = value.partition("/")
    start = _nearest(start, around)
    if not end:
        return start
    finish = f"{start[:4]}{end[4:]}" if is_open(end) else end
    return f"{start}/{finish if finish >= start else str(int(start[:4]) + 1) + end[4:]}"


def _nearest(value: str, around: str) -> str:
    year = int(around[:4])
    if len(around) < _DAY_LENGTH:
        return f"{year}{value[4:].removesuffix(_TOLD)}"
    if len(value) < _DAY_LENGTH:
        return _nearest_month(value.removesuffix(_TOLD), int(around[5:7]), year, is_told=value.endswith(_TOLD))
    middle = dt.date.fromisoformat(around)
    choices = [day for y in (year - 1, year, year + 1) if (day := _valid_text(f"{y}{value[4:]}"))]
    return min(choices, key=lambda day: abs(dt.date.fromisoformat(day) - middle), default="")


def _nearest_month(value: str, month: int, year: int, *, is_told: bool) -> str:
    """Return the month of ``year``, or one of which the text tells, at most half a year from ``month``."""
    back = int(is_told and int(value[-2:]) > month)
    away = abs(int(value[-2:]) - month - 12 * back)
    return f"{year - back}{value[4:]}" if away <= _HALF_A_YEAR else ""


@functools.cache
def date_datatype(value: str) -> str:
    """Return the XSD datatype of a stated date by its precision."""
    return {4: "xsd:gYear", 7: "xsd:gYearMonth"}.get(len(value), "xsd:date")
