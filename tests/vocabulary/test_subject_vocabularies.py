"""The lexicon's subject matter: domains, action types, agency types, roles and statuses."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import compact, expand

LANGUAGES = ("de", "en", "fr", "nl")
FILES = {
    "domains.ttl": ("voc:domain", 100),
    "action-types.ttl": ("voc:action-type", 50),
    "agency-types.ttl": ("voc:agency-type", 30),
    "roles.ttl": ("voc:role", 25),
    "statuses.ttl": ("voc:status", 3),
}
SILENT = {"agency-types.ttl", "statuses.ttl"}
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, URIRef(expand("bkg:demonym")))
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)

EUROVOC = {
    "7", "217", "221", "226", "477", "616", "837", "921", "924", "953", "1092", "1095", "1440", "1708", "1755",
    "1909", "1915", "2162", "2312", "2884", "2901", "3027", "3057", "3169", "3355", "3434", "3466", "3948", "3988",
    "4025", "4033", "4042", "4045", "4047", "4452", "4549", "5465", "5482", "5540", "5545", "5551", "5552", "5560",
    "5571", "5634", "5933", "6152", "6569", "6770", "7395", "8411", "434786", "c_04ae3ba8", "c_28750470",
    "c_3a9ccfe3", "c_57f3c49f", "c_5b447e3a", "c_7546272f", "c_7dda56e2", "c_9d09fbc3", "c_ef31184b",
}  # fmt: skip
"""The EuroVoc concepts that were looked up; nothing else may be linked."""

DOMAINS = {
    "handel in mensen": "human-trafficking",
    "drugs": "drug-trafficking",
    "drugshandel": "drug-trafficking",
    "handel in verdovende middelen": "drug-trafficking",
    "drugstransporten": "drug-trafficking",
    "drugsdistributienetwerken": "drug-trafficking",
    "drugsgerelateerde criminaliteit": "drug-trafficking",
    "drugstoerisme": "drug-tourism",
    "drugsproblematiek": "drug-problem",
    "wapens": "arms-trafficking",
    "gevaarlijke stoffen": "dangerous-substances",
    "cybercriminaliteit": "cybercrime",
    "gewelddadige radicalisering": "radicalisation",
    "terrorisme": "terrorism",
    "politiesamenwerking": "police-cooperation",
    "grensoverschrijdende politieoptreden": "police-cooperation",
    "justitiële samenwerking": "judicial-cooperation",
    "crisisbeheersing": "crisis-management",
    "crisissituaties": "crisis-management",
    "crisispreventie": "crisis-management",
    "bestuurlijke aanpak": "administrative-approach",
    "grensoverschrijdende criminaliteit": "cross-border-crime",
    "internationale misdaad": "international-crime",
    "georganiseerde criminaliteit": "organised-crime",
    "criminele netwerken": "criminal-network",
    "criminele organisaties": "criminal-organisation",
    "criminele fenomenen": "crime",
    "ondermijning van de democratische rechtsstaat": "subversion",
    "beveiliging van communicatietechnologie": "cyber-security",
    "cybersecurity": "cyber-security",
    "vitale infrastructuur": "critical-infrastructure",
    "bescherming van persoonsgegevens": "data-protection",
    "asiel": "asylum",
    "migratie": "migration",
    "nucleaire veiligheid": "nuclear-safety",
    "nucleaire risico": "nuclear-risk",
    "voedselveiligheid": "food-safety",
    "levensmiddelen": "food-safety",
    "beveiliging van de voedselketen": "food-chain-security",
    "onlinehandel in levensmiddelen": "online-food-trade",
    "dierziekten": "animal-disease",
    "dierenwelzijn": "animal-welfare",
    "dierenvervoer": "animal-transport",
    "diervoeders": "animal-feed",
    "binnenlandse veiligheid": "internal-security",
    "openbare veiligheid": "public-safety",
    "veiligheid": "security",
    "fraudebestrijding": "fraud",
    "belastingfraude": "tax-fraud",
    "fiscale fraude": "tax-fraud",
    "sociale fraude": "social-fraud",
    "hacking": "hacking",
    "phishing": "phishing",
    "ransomware": "ransomware",
    "seksuele uitbuiting": "sexual-exploitation",
    "dwangarbeid": "forced-labour",
    "huishoudelijke slavernij": "domestic-slavery",
    "georganiseerde bedelarij": "organised-begging",
    "orgaanhandel": "organ-trafficking",
    "uitbuiting van kinderen": "child-exploitation",
    "gezondheidscrisissen": "health-crisis",
    "pandemieën": "health-crisis",
    "coronacrisis": "health-crisis",
    "COVID-19": "health-crisis",
    "verkeersveiligheid": "road-safety",
    "vrachtwagens en bussen": "road-transport",
    "chemische risico's": "chemical-risk",
    "verstoringen van de energievoorziening": "energy-disruption",
    "elektriciteitscrisis": "electricity-crisis",
    "energiebevoorrading": "energy-supply",
    "klimaatadaptatie": "climate-adaptation",
    "klimaatverandering": "climate-change",
    "overstromingen": "flood",
    "droogte": "drought",
    "waterkwaliteit en -voorziening": "water-management",
    "luchtkwaliteit": "air-quality",
    "biodiversiteit": "biodiversity",
    "burgereducatie": "environmental-education",
    "milieu": "environment",
    "grensoverschrijdende mobiliteit": "labour-mobility",
    "combinatie werk-privéleven": "work-life-balance",
    "grensoverschrijdende zorg": "cross-border-health-care",
    "eHealth communicatie": "ehealth",
    "traite des êtres humains": "human-trafficking",
    "fraude fiscale": "tax-fraud",
    "évasion fiscale": "tax-avoidance",
    "coopération policière": "police-cooperation",
    "organisierten Kriminalität": "organised-crime",
    "polizeilichen Zusammenarbeit": "police-cooperation",
    "tax evasion": "tax-fraud",
    "human trafficking": "human-trafficking",
}
"""Words of running text to the domain that they name."""

ACTION_TYPES = {
    "drugsactie": "joint-operation",
    "grensoverschrijdende actie": "joint-operation",
    "gezamenlijke controles": "joint-inspection",
    "controles": "inspection",
    "gecontroleerde": "inspection",
    "uitwisseling van informatie": "information-exchange",
    "gegevensuitwisseling": "data-exchange",
    "delen van databanken": "database-sharing",
    "grensoverschrijdende strafrechtelijke vervolging": "prosecution",
    "wederzijds onderzoek": "investigation",
    "beveiliging van grote evenementen": "event-security",
    "wederzijdse bijstand": "mutual-assistance",
    "oefeningen": "exercise",
    "gezamenlijke training": "training",
    "bijeenkomst": "meeting",
    "plenaire zitting": "plenary-session",
    "seminar": "seminar",
    "conferentie": "conference",
    "strategisch overleg": "consultation",
    "onderhandelen": "negotiation",
    "herziening": "revision",
    "ondertekenden": "signing",
    "vroegtijdige waarschuwing": "early-warning",
    "noodplannen": "emergency-planning",
    "overbrengen van patiënten": "patient-transfer",
    "aanleggen van strategische voorraden": "stockpiling",
    "zorg voor slachtoffers": "victim-care",
    "bescherming van slachtoffers": "victim-protection",
    "multidisciplinaire aanpak": "multidisciplinary-approach",
    "juridisch kader": "legal-framework-creation",
    "monitoring": "monitoring",
    "entrée en vigueur": "entry-into-force",
    "in Kraft getreten": "entry-into-force",
    "hot pursuit": "cross-border-pursuit",
}
"""Words of running text to the kind of action that they name."""

EVENTS = {
    "conference": "meeting",
    "consultation": "meeting",
    "exercise": "operational-action",
    "joint-inspection": "operational-action",
    "joint-operation": "operational-action",
    "joint-patrol": "operational-action",
    "parade": "ceremony",
    "plenary-session": "meeting",
    "seminar": "meeting",
    "summit": "meeting",
}
"""Kinds of action that can be held on a day, and the kind they fall under."""


@cache
def vocabulary(name: str) -> Graph:
    return Graph().parse(folder("ontology/vocabulary") / name)


def concepts(name: str) -> list[URIRef]:
    return sorted(URIRef(str(s)) for s in vocabulary(name).subjects(RDF.type, SKOS.Concept))


def fold(text: str) -> str:
    """What two labels must not have in common: acronyms match by case, all else without case and diacritics."""
    if re.fullmatch(r"[A-Z0-9]{2,6}", text):
        return text
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@cache
def owners() -> dict[tuple[str, str], set[str]]:
    """Language and folded label to the things and concepts of any vocabulary that have it as their own."""
    found: dict[tuple[str, str], set[str]] = {}
    for path in sorted(Path(folder("ontology/vocabulary")).glob("*.ttl")):
        graph = vocabulary(path.name) if path.name not in SILENT else Graph()
        for predicate in LABELS:
            for subject, label in graph.subject_objects(predicate):
                language = label.language if isinstance(label, Literal) else None
                found.setdefault((str(language), fold(str(label))), set()).add(compact(str(subject)))
    return found


def named(label: str, scheme: str) -> set[str]:
    hits = [owners().get((language, fold(label)), set()) for language in LANGUAGES]
    return {iri.rpartition("/")[2] for hit in hits for iri in hit if iri.startswith(scheme)}


def languages(name: str, concept: URIRef, predicate: URIRef) -> list[str]:
    return sorted(str(o.language) for o in vocabulary(name).objects(concept, predicate) if isinstance(o, Literal))


def ancestors(name: str, concept: URIRef) -> list[URIRef]:
    """The broader concepts, nearest first; a concept that is its own ancestor ends the walk."""
    found: list[URIRef] = []
    broader = vocabulary(name).value(concept, SKOS.broader)
    while isinstance(broader, URIRef) and broader not in found:
        found.append(broader)
        broader = vocabulary(name).value(broader, SKOS.broader)
    return found


@pytest.mark.parametrize("name", FILES)
def test_a_vocabulary_is_one_scheme_titled_in_four_languages(name):
    graph, scheme = vocabulary(name), URIRef(expand(FILES[name][0]))
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [scheme]
    assert languages(name, scheme, DCTERMS.title) == list(LANGUAGES)
    assert graph.value(scheme, DCTERMS.license) is not None


@pytest.mark.parametrize("name", FILES)
def test_a_vocabulary_is_large_enough(name):
    assert len(concepts(name)) >= FILES[name][1]


@pytest.mark.parametrize("name", FILES)
def test_every_concept_stands_under_the_scheme_of_its_file(name):
    scheme = FILES[name][0]
    for concept in concepts(name):
        assert compact(str(concept)).startswith(f"{scheme}/")
        assert (concept, SKOS.inScheme, URIRef(expand(scheme))) in vocabulary(name)


@pytest.mark.parametrize("predicate", [SKOS.prefLabel, SKOS.definition])
@pytest.mark.parametrize("name", FILES)
def test_every_concept_is_named_and_defined_once_in_each_language(name, predicate):
    found = {compact(str(c)): languages(name, c, predicate) for c in concepts(name)}
    assert {concept for concept, spoken in found.items() if spoken != list(LANGUAGES)} == set()


@pytest.mark.parametrize("name", FILES)
def test_no_two_concepts_are_defined_alike(name):
    counted = Counter(vocabulary(name).objects(None, SKOS.definition))
    assert [str(text) for text, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_every_concept_is_a_top_concept_or_has_one_broader_concept_of_its_vocabulary(name):
    graph, scheme = vocabulary(name), URIRef(expand(FILES[name][0]))
    for concept in concepts(name):
        broader = list(graph.objects(concept, SKOS.broader))
        assert len(broader) + ((concept, SKOS.topConceptOf, scheme) in graph) == 1, concept
        assert set(broader) <= set(concepts(name)), concept


@pytest.mark.parametrize("name", FILES)
def test_the_hierarchy_has_no_circle(name):
    assert [c for c in concepts(name) if c in ancestors(name, c)] == []


@pytest.mark.parametrize("name", FILES)
def test_the_scheme_lists_its_top_concepts(name):
    graph, scheme = vocabulary(name), URIRef(expand(FILES[name][0]))
    assert set(graph.objects(scheme, SKOS.hasTopConcept)) == set(graph.subjects(SKOS.topConceptOf, scheme))


def test_every_domain_is_either_a_threat_or_a_policy():
    kinds = {URIRef(expand("bkg:ThreatDomain")), URIRef(expand("bkg:PolicyDomain"))}
    graph = vocabulary("domains.ttl")
    assert [c for c in concepts("domains.ttl") if len(kinds & set(graph.objects(c, RDF.type))) != 1] == []


def test_no_two_things_own_one_label_in_one_language():
    assert {label: sorted(iris) for label, iris in owners().items() if len(iris) > 1} == {}


@pytest.mark.parametrize("name", sorted(FILES.keys() - SILENT))
def test_a_label_looked_for_in_texts_is_not_a_word_of_two_letters(name):
    labels = [str(o) for p in LABELS for o in vocabulary(name).objects(None, p)]
    assert [label for label in labels if len(label) < 3 and not label.isupper()] == []


@pytest.mark.parametrize("name", FILES)
def test_a_label_is_written_cleanly(name):
    labels = [str(o) for p in LABELS for o in vocabulary(name).objects(None, p)]
    assert [label for label in labels if label != " ".join(label.split()) or re.search(r"[(){}*|;]", label)] == []


@pytest.mark.parametrize("name", FILES)
def test_mappings_lead_only_to_concepts_that_were_looked_up(name):
    links = {str(o) for p in MATCHES for o in vocabulary(name).objects(None, p)}
    assert {link.rpartition("/")[0] for link in links} <= {"http://eurovoc.europa.eu"}
    assert {link.rpartition("/")[2] for link in links} <= EUROVOC


def test_no_outside_concept_is_the_exact_match_of_two():
    found = [o for name in FILES for o in vocabulary(name).objects(None, SKOS.exactMatch)]
    assert [link for link, times in Counter(found).items() if times > 1] == []


@pytest.mark.parametrize(("words", "domain"), DOMAINS.items())
def test_words_name_their_domain(words, domain):
    assert named(words, "voc:domain/") == {domain}


@pytest.mark.parametrize(("words", "action_type"), ACTION_TYPES.items())
def test_words_name_their_action_type(words, action_type):
    assert named(words, "voc:action-type/") == {action_type}


@pytest.mark.parametrize(("event", "top"), EVENTS.items())
def test_what_can_be_held_on_a_day_falls_under_a_kind_of_event(event, top):
    broader = ancestors("action-types.ttl", URIRef(expand(f"voc:action-type/{event}")))
    assert f"voc:action-type/{top}" in {compact(str(c)) for c in broader}


def test_every_agency_type_that_a_body_has_is_described():
    used = {
        str(o)
        for path in Path(folder("ontology/vocabulary")).glob("*.ttl")
        for o in vocabulary(path.name).objects(None, URIRef(expand("bkg:agencyType")))
    }
    assert used <= {str(c) for c in concepts("agency-types.ttl")}
