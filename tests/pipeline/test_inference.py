from __future__ import annotations

import itertools
from pathlib import Path

import pyoxigraph as ox
import pytest

from benelux_kg import pipeline
from benelux_kg.graph import register
from benelux_kg.graph.chains import Inferred
from benelux_kg.graph.explaining import Explanation
from benelux_kg.graph.layout import INFERRED, section_file
from benelux_kg.graph.ntriples import read_lexical, split_line, write_iri
from benelux_kg.vocabulary.identifiers import mint_inference
from tests.cli.programs import run
from tests.pipeline.pages import PAGES, read_all, write_pages

OPERATION = "id:action/joint-operation-drug-tourism-2020-02-06"
PARTS = [write_iri(f"rdf:{part}") for part in ("subject", "predicate", "object")]
RULE, GROUNDS = write_iri("bkg:rule"), write_iri("prov:wasDerivedFrom")
TEXTS = write_iri("id:document/")[:-1]
SHELF = write_iri("id:inference/")[:-1]


@pytest.fixture(scope="module")
def digests(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("digests") / "g"
    pipeline.build(output=folder, validate=False)
    return folder


@pytest.fixture(scope="module")
def lines(digests) -> list[tuple[str, str, str, str]]:
    return [
        split_line(line) for line in (digests / section_file(INFERRED)).read_text("utf-8").splitlines(keepends=True)
    ]


@pytest.fixture(scope="module")
def inferences(lines) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value, _ in lines:
        if subject.startswith(SHELF):
            found.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return found


def test_every_inferred_triple_has_its_inference_and_every_inference_its_triple(lines, inferences):
    told = {(s, p, o) for s, p, o, _ in lines if not s.startswith(SHELF)}
    assert told == {tuple(each[part][0] for part in PARTS) for each in inferences.values()}
    assert {write_iri(mint_inference(*triple)) for triple in told} == set(inferences)


def test_every_chain_ends_in_asserted_claims_or_in_what_a_text_says_of_itself(digests, inferences):
    store = pipeline.open_dataset(digests).store
    factuality, asserted = (
        ox.NamedNode(write_iri("bkg:factuality")[1:-1]),
        ox.NamedNode(write_iri("bkg:Asserted")[1:-1]),
    )
    for each in inferences.values():
        assert each[GROUNDS]
        for ground in each[GROUNDS]:
            claim = ox.Quad(ox.NamedNode(ground[1:-1]), factuality, asserted)
            own_date = ground == each[PARTS[0]][0] and ground.startswith(TEXTS)
            assert own_date or ground in inferences or claim in store


def test_no_inference_rests_on_itself(inferences):
    grounds = {name: {g for g in each[GROUNDS] if g in inferences} for name, each in inferences.items()}
    while grounds:
        settled = {name for name, on in grounds.items() if not on}
        assert settled, "a circle of inferences"
        grounds = {name: on - settled for name, on in grounds.items() if name not in settled}


def test_nothing_that_a_text_asserts_is_inferred(digests, inferences):
    store = pipeline.open_dataset(digests).store
    for each in inferences.values():
        subject, predicate, value = (each[part][0] for part in PARTS)
        if value.startswith("<"):
            one, relation, other = (ox.NamedNode(term[1:-1]) for term in (subject, predicate, value))
            graphs = {str(quad.graph_name) for quad in store.quads_for_pattern(one, relation, other, None)}
            assert graphs == {"DEFAULT", write_iri("graph:inferred")}


def test_every_rule_that_is_named_is_said_in_words(digests, inferences):
    rules = {read_lexical(each[RULE][0]) for each in inferences.values()}
    assert rules == set(pipeline.stats(digests)["inferred"])
    for name in ("id:country/nl", "id:agreement/benelux-police-treaty-2018", OPERATION):
        assert all(each.words.keys() == {"nl", "fr", "de", "en"} for each in pipeline.explain_inferred(digests, name))


def test_an_inferred_fact_is_explained_down_to_the_words(digests):
    (found,) = pipeline.explain_inferred(digests, OPERATION, "bkg:participant", "Nederland")
    assert found.rule == "agency-for-country"
    assert [each.predicate for each in found.background] == ["bkg:agencyType"]
    assert all(words_of(ground) for ground in found.grounds)


def words_of(ground: Explanation | Inferred) -> list[str]:
    if isinstance(ground, Explanation):
        return [proof.quote.exact for proof in ground.proofs]
    return list(itertools.chain.from_iterable(words_of(each) for each in ground.grounds))


def test_without_inference_only_what_comparing_yields_is_there(tmp_path):
    pages = write_pages(tmp_path / "pages")
    built = pipeline.build([pages], tmp_path / "g", infer=False)
    text = (tmp_path / "g" / section_file(INFERRED)).read_text("utf-8")
    assert not built.infers
    assert built.report.inferred == {}
    assert "signedNotBefore" in text
    assert "inference/" not in text
    assert pipeline.verify(tmp_path / "g").is_ok


@pytest.mark.parametrize(("first", "second"), [(None, False), (False, None)])
def test_asking_for_inference_later_gives_what_asking_at_once_gives(first, second, tmp_path):
    pages = write_pages(tmp_path / "pages")
    pipeline.build([pages], tmp_path / "g", infer=first)
    again = pipeline.build([pages], tmp_path / "g", infer=second)
    pipeline.build([pages], tmp_path / "fresh", infer=second)
    assert again.read == 0
    assert read_all(tmp_path / "g") == read_all(tmp_path / "fresh")


def test_a_graph_that_grows_over_the_limit_or_shrinks_below_it_is_as_if_built_so(tmp_path, monkeypatch):
    few = write_pages(tmp_path / "few", {"a.txt": PAGES["a.txt"], "c.txt": PAGES["c.txt"]})
    more = write_pages(tmp_path / "more", {"b.txt": PAGES["a.txt"].replace("Kop", "Titel") + " Meer."})
    pipeline.build([few], tmp_path / "few-only")
    size = sum(entry.triples for entry in pipeline.open_dataset(tmp_path / "few-only").entries)
    monkeypatch.setattr(register, "MAX_TRIPLES", size)
    pipeline.build([few], tmp_path / "g")
    assert not pipeline.build([few, more], tmp_path / "g").infers
    pipeline.build([few, more], tmp_path / "fresh")
    assert read_all(tmp_path / "g") == read_all(tmp_path / "fresh")
    assert pipeline.remove("b.txt", tmp_path / "g").infers
    assert read_all(tmp_path / "g") == read_all(tmp_path / "few-only")


def test_above_the_limit_what_follows_is_inferred_when_it_is_asked_for(tmp_path, monkeypatch):
    pages = write_pages(tmp_path / "pages")
    pipeline.build([pages], tmp_path / "small", infer=True)
    monkeypatch.setattr(register, "MAX_TRIPLES", 10)
    pipeline.build([pages], tmp_path / "g")
    asked = ("id:agreement/benelux-police-treaty-2018", "bkg:signedIn", "België")
    assert pipeline.explain_inferred(tmp_path / "g", *asked) == []
    assert "No rule of inference was applied" in run("explain", *asked, "-g", tmp_path / "g").stderr
    built = pipeline.build([pages], tmp_path / "g", infer=True)
    assert (built.read, built.infers) == (0, True)
    (found,) = pipeline.explain_inferred(tmp_path / "g", *asked)
    assert all(words_of(ground) for ground in found.grounds)
    assert "No rule" not in run("explain", *asked, "-g", tmp_path / "g").stderr
    assert read_all(tmp_path / "g") == read_all(tmp_path / "small")


def test_what_is_part_of_a_week_falls_in_it_where_it_has_no_date_of_its_own(tmp_path):
    text = (
        "Themaweek\n\nVan 17 tot en met 24 november 2017 hielden België en Nederland een themaweek over veiligheid. "
        "België en Nederland hielden een oefening over drugshandel als onderdeel van de themaweek.\n"
    )
    pages = write_pages(tmp_path / "pages", {"week.txt": text})
    pipeline.build([pages], tmp_path / "g", validate=False)
    exercise = "id:action/exercise-drug-trafficking-be-nl"
    found = {
        (each.rule, each.statement.predicate, str(each.statement.object))
        for each in pipeline.explain_inferred(tmp_path / "g", exercise)
        if each.rule.startswith("part-")
    }
    assert {rule for rule, *_ in found} == {"part-starts-in-whole", "part-ends-in-whole"}
    assert {predicate for _, predicate, _ in found} == {"bkg:startsNotBefore", "bkg:endsNotAfter"}
