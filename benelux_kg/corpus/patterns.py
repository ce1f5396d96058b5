"""The patterns by which the layout of a text in one language is read, made from the language's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from benelux_kg.corpus.languages import Language, any_of, load_language

_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s*[-–—/]\s*"


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns of one language; each is matched at the beginning of a line or block.

    ``dateline`` has the groups day, month, year (or day2 …, day3 …, or iso), and ``date`` around what is kept of the
    line. ``more`` is searched for, and has the group ``cut`` where the words before it break off.
    """

    language: Language
    dateline: re.Pattern[str]
    opening_date: re.Pattern[str]
    day: re.Pattern[str]
    programme: re.Pattern[str]
    more: re.Pattern[str]
    link: re.Pattern[str]
    article: re.Pattern[str]
    recital: re.Pattern[str]
    recital_open: re.Pattern[str]
    enacting: re.Pattern[str]
    signature: re.Pattern[str]
    annex: re.Pattern[str]
    commentary: re.Pattern[str]
    act: re.Pattern[str]
    furniture: re.Pattern[str]
    label: re.Pattern[str]
    no_heading: re.Pattern[str]


@cache
def compile_patterns(code: str) -> Patterns:
    """Return the patterns of the language ``code``."""
    language = load_language(code)
    structure, furniture = language.tables["structure"], language.tables["furniture"]
    return Patterns(
        language=language,
        dateline=_dateline(language),
        opening_date=_opening_date(language),
        day=_compile(_day(language) + r"\s+" + language.month),
        programme=_programme(language),
        more=_compile(rf"(?P<cut>\.\.\.|…)?\s*[\[(]?{any_of(language.tables['teasers']['more'])}[\])]?[\s.…>»›→]*\Z"),
        link=_compile(
            rf"(?P<title>\S[^\n]{{8,220}}?)(?:,|\s[–—|·-]|(?=\s\())\s+\(?(?P<date>{_full_date(language)})\)?\.?"
        ),
        article=_article(structure),
        recital=_compile(any_of(structure["recital"])),
        recital_open=_compile(any_of(structure["recital_open"]) + r"\b"),
        enacting=_compile(rf"[\s\S]{{0,200}}\b{any_of(structure['enacting'])}\s*:\Z"),
        signature=_compile(any_of(structure["signature"]) + r"\b"),
        annex=_compile(any_of(structure["annex"]) + r"\b"),
        commentary=_compile(rf"(?:(?:[IVX]+|\d+|[A-Z])\.\s+)?{any_of(structure['commentary'])}\b"),
        act=_compile(rf"{any_of(structure['act'])}\b"),
        furniture=_compile(rf"(?:{any_of(furniture['lines'])}[\s.:>»›→]*\Z|{any_of(furniture['starts'])}\b)"),
        label=_compile(rf"(?:[^.!?]{{2,40}}\s[–—|-]\s)?{any_of(furniture['labels'])}\Z"),
        no_heading=_compile(
            rf"(?:{any_of(furniture['captions'])}\s*[:©]|©|.*\b{any_of(furniture['invitations'])}[\s.>»›→]*\Z)",
            re.DOTALL,
        ),
    )


def _compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | flags)


def _day(language: Language) -> str:
    return rf"\d{{1,2}}{any_of(language.tables['dates']['day_endings'])}?"


def _of(language: Language) -> str:
    return rf"(?:{any_of(language.tables['dates']['of'])}\s+)?"


def _dateline(language: Language) -> re.Pattern[str]:
    """Return the pattern of a line that holds a date.

    Who wrote, labels and a place may stand before it, a time and a count of views after it.
    """
    before = any_of(language.tables["dates"]["before"])
    label = r"[^\W\d_][\w’'/& -]{1,30}(?:,|\s*[|·•])\s+"
    author = r"[^\W\d_][\w’'/-]*(?:\s[\w’'-]+){0,5}\s[–—]\s+"
    kind = rf"{any_of(language.tables['furniture']['labels'])}(?:[^\S\n][\w’'-]+){{0,8}}\s*[–—|·-]\s+"
    trailer = rf"(?:\s+[–—-]\s+{any_of(language.tables['furniture']['labels'])}|\s*[|·•]\s+[^\W\d_][\w’'/& -]{{1,30}})?"
    count = r"(?:\s*[-–—|·]?\s*(?:\w+:\s*)?\d[\d .]*(?:\s*\w+){0,2})?"
    return _compile(
        rf"(?:{kind}(?:{label})?|(?:{author})?(?:{label}){{0,2}}(?:{author})?)(?:{before}\b\s*:?\s*)?"
        rf"(?P<date>{_full_date(language)})"
        rf"(?P<count>(?:\s*[-–—|·•,]?\s*\d\d?[:h.]\d\d)?{count}){trailer}\s*\Z"
    )


def _full_date(language: Language) -> str:
    """Return the source of a pattern for a day of a stated year."""
    day = _day(language)
    named = rf"(?P<day>{day})\s+{_of(language)}(?P<month>{language.month})\s+(?P<year>{_YEAR})"
    turned = rf"(?P<month2>{language.month})\s+(?P<day2>{day}),?\s+(?P<year2>{_YEAR})"
    figures = rf"(?P<day3>\d{{1,2}})[-/.](?P<month3>\d{{1,2}})[-/.](?P<year3>{_YEAR})|(?P<iso>{_YEAR}-\d\d-\d\d)"
    return rf"(?:{language.weekday},?\s+)?(?:{named}|{turned}|{figures})"


def _opening_date(language: Language) -> re.Pattern[str]:
    """Return the pattern of the town and day before the first words of a report ("Leuven, 18 november 2023 – …")."""
    town = r"(?:[^\W\d_][\w’'./ -]{1,40},?\s+)?"
    agency = r"(?:\([^)\n]{2,20}\)\s*)?"
    return _compile(rf"{town}{agency}{_full_date(language)}\s*(?:[–—-]|\.)\s+(?=\S)")


def _programme(language: Language) -> re.Pattern[str]:
    """Return the pattern of a day or some days, up to the colon or dash before what happens then."""
    number = _day(language)
    day = rf"(?:{language.weekday},?\s+)?{number}"
    until = rf"(?:{_DASH}|\s+{any_of(language.tables['dates']['until'])}\s+)"
    month = rf"\s+{_of(language)}{language.month}(?:\s+{_YEAR})?"
    turned = rf"(?:{language.weekday},?\s+)?{language.month}\s+{number}(?:{until}{number})?(?:,?\s+{_YEAR})?"
    return _compile(rf"(?:(?:{day}(?:{month})?{until})?{day}{month}|{turned})(?:\s*:\s*|\s+[–—-]\s+)(?=\S)")


def _article(structure: dict[str, list[str]]) -> re.Pattern[str]:
    """Return the pattern of the line above or before an article of a treaty; case matters."""
    first = any_of(structure["article_first"])
    ending = any_of(structure["article_endings"])
    number = rf"(?:\d+(?:[.:]\d+)?(?:{ending}|[a-z])?|[IVXLC]+|{first})"
    return re.compile(
        rf"(?P<mark>{any_of(structure['article'])}\s*(?P<number>{number}))"
        r"(?:\s*(?:[.:]|\s[-–—])?\s*\Z|(?P<separator>\s*(?:[.:]|\s[-–—]|[–—])\s+)(?=\S)|\s+(?=[A-ZÀ-Þ][^.]*[^\s.:;,]\Z)|\s+(?=\([^()\n]+\)\s*\Z))"
    )
