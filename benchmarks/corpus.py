"""A corpus of Dutch policy pages made from the vocabulary: varied, and the same on every machine."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from benelux_kg.vocabulary.lexicon import load_lexicon

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "september",
    "oktober",
    "november",
    "december",
)
FIRST_NAMES = (
    "Anna",
    "Bram",
    "Carla",
    "Dirk",
    "Elise",
    "Femke",
    "Guy",
    "Hilde",
    "Ivo",
    "Jan",
    "Karin",
    "Luc",
    "Mia",
    "Nora",
)
LAST_NAMES = ("Aerts", "van den Berg", "Claes", "Dekker", "Engel", "Faber", "Gillis", "Hoffmann", "Janssens", "Kremer")
ORDINARY = (
    "Het document werd eerst besproken in een kleine kring van betrokkenen en daarna breder verspreid.",
    "Wie meer wil weten, vindt de achtergrond in de bijlagen bij dit verslag.",
    "De bijeenkomst verliep in een goede sfeer en leverde een lange lijst van aandachtspunten op.",
    "In de komende periode komen nog enkele praktische vragen aan bod, zoals de talen en de kosten.",
    "Ook de burgers merken dat er in het grensgebied veel is veranderd, al gaat het hun soms te langzaam.",
    "Over de uitkomsten verschijnt later in het jaar een uitgebreid rapport met cijfers en kaarten.",
    "De deelnemers stonden stil bij wat eerder goed ging en bij wat de volgende keer anders kan.",
    "Het weer zat niet mee, maar de belangstelling was groot en de zaal liep al vroeg vol.",
    "Volgens de organisatoren was dit pas het begin van een langer traject.",
    "Niet alles kan tegelijk, en daarom werd een volgorde afgesproken.",
)
SENTENCES = (
    "{country}, {country2} en {country3} ondertekenden op {date} in {place} een nieuw verdrag over {domain}.",
    "{Agencies} uit {country} en {country2} hielden van {day} tot en met {date} een gezamenlijke actie tegen {domain}.",
    "De {demonym} minister van Justitie, {person}, benadrukte het belang van {domain} en {domain2}.",
    "In het kader van {cooperation} werken {agencies} uit {country} en {country2} samen aan {domain}.",
    "Op {date} vond in {place} een oefening plaats over {domain}, georganiseerd door {organisation}.",
    "Tijdens de controles werden {number} voertuigen en {number2} personen gecontroleerd.",
    "{organisation} en {country} bereiden een project voor dat zich richt op {domain}.",
    "Het {agreement} maakt het mogelijk dat {agencies} gegevens uitwisselen over {domain}.",
    "De drie landen willen hun aanpak van {domain} in {year} verder versterken.",
    "Voor {domain} is er geen afzonderlijke regeling tussen {country} en {country2}.",
)


class Words:
    """The Dutch labels of the vocabulary by kind."""

    def __init__(self) -> None:
        self.labels: dict[str, list[str]] = defaultdict(list)
        for iri, entry in sorted(load_lexicon().entries.items()):
            for label in entry.labels:
                if label.language == "nl" and label.sort in {"preferred", "alternative", "demonym"}:
                    kind = "demonym" if label.sort == "demonym" else iri.partition("/")[0].partition(":")[2]
                    if kind != "demonym" or label.text.endswith("se"):
                        self.labels[kind].append(label.text)

    def pick(self, kind: str, chance: random.Random) -> str:
        """Return one label of ``kind``."""
        return chance.choice(self.labels.get(kind) or [kind])


def write_page(number: int, words: Words) -> str:
    """Return page ``number``: title, sections, a list with its lead-in, a programme, teasers; about 350 words."""
    chance = random.Random(number)
    fill = _filler(words, chance)
    lines = [f"# {fill('{Domain}')}: {fill('{cooperation}')} {number}", ""]
    for _ in range(3):
        lines += [f"## {fill('{Domain}')}", "", _paragraph(fill, chance), ""]
    lines += [fill("De samenwerking tussen {country} en {country2} richt zich onder meer op:"), ""]
    lines += [f"- {fill('{domain}')};" for _ in range(chance.randint(4, 7))] + [""]
    lines += [f"({n}) {fill('{date}: {action} over {domain} in {place}')}" for n in range(1, chance.randint(3, 5))]
    lines += ["", "## Actueel", ""]
    for _ in range(2):
        lines += [fill("### {Domain} in {place}"), "", f"{fill('{date}')} {chance.randint(50, 900)}", ""]
        lines += [_sentence(fill, chance), ""]
    return "\n".join(lines) + "\n"


def _paragraph(fill: Callable[[str], str], chance: random.Random) -> str:
    return " ".join(_sentence(fill, chance) for _ in range(chance.randint(4, 7)))


def _sentence(fill: Callable[[str], str], chance: random.Random) -> str:
    return chance.choice(ORDINARY) if chance.random() < 0.45 else fill(chance.choice(SENTENCES))


def _filler(words: Words, chance: random.Random) -> Callable[[str], str]:
    def fill(template: str) -> str:
        domain, action = words.pick("domain", chance), words.pick("action-type", chance)
        agencies = words.pick("agency", chance)
        return template.format(
            **{name: words.pick("country", chance) for name in ("country", "country2", "country3")},
            **{
                name: words.pick(name, chance)
                for name in ("place", "organisation", "cooperation", "agreement", "demonym")
            },
            domain=domain,
            Domain=domain[:1].upper() + domain[1:],
            domain2=words.pick("domain", chance),
            action=action,
            agencies=agencies,
            Agencies=agencies[:1].upper() + agencies[1:],
            person=f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}",
            day=chance.randint(1, 9),
            date=f"{chance.randint(10, 28)} {chance.choice(MONTHS)} {chance.randint(2004, 2024)}",
            year=chance.randint(2025, 2030),
            number=chance.randint(100, 5000),
            number2=chance.randint(10, 900),
        )

    return fill


def write_pages(count: int) -> Iterator[tuple[str, str]]:
    """Yield name and text of each page."""
    words = Words()
    for number in range(count):
        yield f"page-{number:05}.md", write_page(number, words)


def write_folder(folder: Path, count: int) -> None:
    """Write ``count`` pages into ``folder``, a hundred to a subfolder."""
    for number, (name, text) in enumerate(write_pages(count)):
        path = folder / f"{number // 100:03}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
