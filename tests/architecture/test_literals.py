"""What the code must not spell: words of the lexicon, and IRIs."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick
import pytest

from tests.architecture.literals import PACKAGE, Literal, Word, fold, read_literals, read_terms, read_words

LONG = 6
"""From this many letters on, a word may not even stand inside a literal."""

NAMES = re.compile(
    r"\b(?:bkg|rdfs?|owl|skos|dcterms|foaf|prov|oa|org|eli|sem|sh|sd|void|xsd):[A-Za-z]\w*"  # a class or property
    r"|\b(?:id|voc|graph):[a-z-]+(?=/|$)"  # the kind of thing that an IRI names, not the thing
    r"|\bhttps?://\S+"  # an IRI, which another test keeps in its place
    r"|\bbenelux[-_]kg\b(?:-graph)?|\bBENELUX_KG_\w*"  # the program, and what it reads of the environment
    r"|\b(?:application|text)/[a-z][\w.+-]*"  # a media type
    r"|\bhttp\.response\.\w+"  # a message of ASGI
)
"""Names that are no words: contracts of the ontology, of IRIs, of the program."""

EVERYWHERE: dict[str, str] = {
    "application": "the kind of a media type",
    "election": "stands in Selection, the name of a class",
    "action": "the ontology's class, as the kind of a mention (ActionType) and of what a role becomes",
    "cooperation": "the ontology's class, as the kind of a newly named thing",
    "operation": "stands in cooperation",
    "fr": "the language code, which is also short for a weekday",
    "programme": "a kind of block",
    "program": "stands in programme",
    "programm": "stands in programme",
    "report": "the report of a build",
    "detection": "the table of a language file by which languages are told apart",
    "detect": "stands in detection",
    "replace": "how Python decodes what is no text",
    "signature": "a kind of block; the digest of what read a text",
    "signatory": "the kind of a mention: somebody under a treaty",
    "statement": "where a role may take its words from",
    "statements": "pieces into which a frame may fan out",
    "figure": "the ontology's class, as what a role becomes and as tables of the grammar",
    "measures": "a table of the grammar",
    "targets": "names a function",
    "delegates": "a table of the grammar",
    "tasks": "pieces into which a frame may fan out",
    "events": "things that happen, as a group of kinds",
    "permission": "of a file, in an error message",
    "declare": "English in an error message",
    "approved": "the part of a text that it approves",
    "under": "the key of a frame",
    "signed": "the part of a text in which states bind themselves; the name of a frame",
    "complete": "the name of a journal file",
    "planned": "the factuality, as a status of the gold and as a table of the grammar",
    "reporte": "stands in reported, a status of the gold",
    "termine": "stands in determiners",
    "signing": "the kind of a mention: the words of a signing",
    "conclu": "stands in concluded",
    "conclude": "stands in concluded",
    "concluded": "a table of the grammar",
    "warning": "a severity, by its name in SHACL",
    "concluding": "a table of the grammar",
}
"""Word, folded, to the reason why any module may spell it."""

SOMEWHERE: dict[tuple[str, str], str] = {
    ("checks/linting.py", "declare"): "stands in the name of a rule",
    ("checks/linting.py", "declared"): "stands in the name of a rule",
    ("cli/check.py", "check"): "the name of a command",
    ("cli/program.py", "check"): "the name of a command",
    ("cli/evaluate.py", "evaluate"): "the name of a command",
    ("cli/explain.py", "belgie"): "an example in a help text",
    ("cli/explain.py", "benelux"): "an example in a help text",
    ("cli/explain.py", "hazeldonk"): "an example in a help text",
    ("cli/explain.py", "police"): "an example in a help text",
    ("cli/export.py", "benelux"): "the name of a file in an example",
    ("cli/frames.py", "signed"): "the name of a frame in an example",
    ("cli/program.py", "evaluate"): "the name of a command",
    ("cli/program.py", "hazeldonk"): "an example in a help text",
    ("cli/trace.py", "stages"): "what an option chooses from",
    ("cli/queries.py", "respons"): "stands in the name of a question in an example",
    ("cli/query.py", "respons"): "stands in the name of a question in an example",
    ("cli/verify.py", "checked"): "English in what the command says",
    ("extraction/agreements.py", "plan"): "the form of an agreement in its IRI",
    ("extraction/dates.py", "mo"): "the group of a regular expression: the month",
    ("extraction/figures.py", "joined"): "the group of a regular expression",
    ("extraction/holders.py", "joins"): "the key of a table of the grammar",
    ("extraction/offices.py", "ministry"): "the shelf of ministries in IRIs",
    ("extraction/parties.py", "government"): "the concept for which a state stands when its government signs",
    ("publishing/catalogue.py", "checks"): "stands in checksum, which is part of a name",
    ("vocabulary/portals.py", "eu"): "the prefix of the EU's authority tables",
    ("vocabulary/portals.py", "licence"): "the name of an authority table",
    ("querying/transport.py", "authorization"): "the name of a header",
    ("server/pages/editor.py", "security"): "stands in the name of a header of HTTP",
    ("server/api/openapi.py", "respons"): "a key of OpenAPI",
    ("server/reconciliation/service.py", "extend"): "a parameter of the reconciliation API",
    ("server/reconciliation/service.py", "security"): "stands in the name of a header",
    ("server/reconciliation/service.py", "benelux"): "the name of the project",
    ("server/data/describing.py", "health"): "the usual place to ask how a server is",
    ("server/data/downloads.py", "benelux"): "the name of the ontology's file",
    ("checks/reports.py", "formation"): "part of SARIF's informationUri",
    ("checks/reports.py", "help"): "SARIF's word for how to mend",
    ("server/pages/__init__.py", "prepare"): "the hook's name",
    ("graph/background.py", "benelux"): "the name of the ontology's file",
    ("graph/store.py", "corruption"): "how RocksDB says that a file is damaged",
    ("extraction/linting.py", "benelux"): "the name of the ontology's file",
}
"""Module below the package, and word, to the reason why this one may."""


@cache
def own_terms() -> frozenset[str]:
    return frozenset(read_terms())


@cache
def automaton() -> ahocorasick.Automaton:
    found = ahocorasick.Automaton()
    for word in read_words_once():
        if len(word) >= LONG:
            found.add_word(word, word)
    found.make_automaton()
    return found


def spelled_words(literal: Literal) -> set[str]:
    """The words of the data that this literal equals or, when long, contains."""
    if literal.text in own_terms():
        return set()
    text = fold(NAMES.sub(" ", literal.text))
    inside = {word for _, word in automaton().iter(text)} if text else set()
    whole = {text} if literal.text == literal.text.strip() else set()
    return inside | (whole & read_words_once().keys())


def is_excepted(literal: Literal, word: str) -> bool:
    return is_message(literal, word) or word in EVERYWHERE or (module_of(literal), word) in SOMEWHERE


def is_message(literal: Literal, word: str) -> bool:
    """Tell whether an English word merely stands in something that the program says, which it says in English."""
    languages = read_words_once()[word].languages
    return languages == {"en"} and " " in literal.text and fold(literal.text) != word


def module_of(literal: Literal) -> str:
    return literal.path.relative_to(PACKAGE).as_posix()


@cache
def read_words_once() -> dict[str, Word]:
    return read_words()


def test_no_literal_spells_a_word_of_the_data():
    words = read_words_once()
    faults = [
        f"{literal} spells {words[word].where}"
        for literal in read_literals()
        for word in sorted(spelled_words(literal))
        if not is_excepted(literal, word)
    ]
    assert not faults, "\n".join(["Language data belongs into the vocabulary, the frames or data/languages:", *faults])


def test_every_exception_has_a_reason_and_a_module():
    assert all((*EVERYWHERE.values(), *SOMEWHERE.values()))
    assert all((PACKAGE / module).is_file() for module, _ in SOMEWHERE)


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_the_words_come_from_all_four_languages(language):
    assert (
        read_words_once().keys() & {"nl": {"januari"}, "fr": {"janvier"}, "de": {"januar"}, "en": {"january"}}[language]
    )


def test_no_iri_is_spelled_outside_the_vocabulary_package():
    # An address on the reader's own machine, in an example, names nothing.
    iri = re.compile(r"(?:https?|ftp)://(?!localhost:)\w|\burn:\w|\b(?:mailto|tag):\w", re.IGNORECASE)
    faults = [
        str(each) for each in read_literals() if iri.search(each.text) and each.path.parent != PACKAGE / "vocabulary"
    ]
    assert not faults, "\n".join(faults)
