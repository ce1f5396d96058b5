"""An extractor with one small frame of our own, so that a test shows one key of the format at a time."""

from __future__ import annotations

import functools

from benelux_kg.claims import Evidence
from benelux_kg.extraction import Extractor
from benelux_kg.extraction.frame_tests import write_claim
from benelux_kg.extraction.frames import parse_frame
from benelux_kg.vocabulary.lexicon import Lexicon, load_lexicon
from tests.extraction.seeing import read

HOST = 'types = ["Country"]\n'
GUEST = 'types = ["InternationalOrganisation"]\nrequired = true\nscope = "block"\n'
CLAIM = '[[claims]]\nsubject = "host"\npredicate = "bkg:memberOf"\nobject = "guest"\n'


KNOWN = (
    *(f"id:country/{code}" for code in ("be", "nl", "lu", "fr")),
    "id:organisation/benelux-union",
    "id:agreement/benelux-police-treaty-2018",
    *(f"voc:action-type/{act}" for act in ("joint-inspection", "inspection", "joint-patrol", "training")),
    "id:agency/police-any",
    "voc:role/minister",
)
"""All that the small extractor knows: the whole vocabulary takes its time for every frame."""


@functools.cache
def few_words() -> Lexicon:
    entries = load_lexicon().entries
    return Lexicon({iri: entries[iri] for iri in KNOWN})


@functools.cache
def extractor(toml: str) -> Extractor:
    return Extractor(few_words(), (parse_frame(toml, "hosts.toml"),))


def frame(
    *, host: str = HOST, guest: str = GUEST, top: str = "", claims: str = CLAIM, trigger: str = "huisvest"
) -> str:
    """A frame about countries that host an organisation."""
    head = f'name = "hosts"\nversion = "1"\nmeaning = "A country hosts a body."\n{top}tests = []\n[triggers]\nnl = ["{trigger}"]\n'
    return f"{head}[roles.host]\n{host}[roles.guest]\n{guest}{claims}"


def evidence_of(text: str, toml: str) -> list[Evidence]:
    """What a frame alone makes of a Dutch text."""
    return [e for e in extractor(toml).extract(read(text)).evidence if e.frame == "hosts"]


def claims_of(text: str, toml: str) -> set[str]:
    return {write_claim(e.claim) for e in evidence_of(text, toml)}


def hosts_of(text: str, toml: str) -> set[str]:
    """The codes of the countries that a frame claims to be hosts."""
    return {str(e.claim.subject).rpartition("/")[2] for e in evidence_of(text, toml)}
