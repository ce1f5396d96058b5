from __future__ import annotations

import tempfile
from pathlib import Path

import pyoxigraph as ox
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benelux_kg.claims import Factuality, Literal
from benelux_kg.graph.dataset import open_dataset
from benelux_kg.graph.layout import MERGED
from benelux_kg.graph.rendering import Rendering
from tests.graph.making import BELGIUM, TREATY, build_dataset, change_dataset, date, inferred, make_extract, read_all

OTHER = "id:agreement/treaty-of-liege-2014"
JOINED = (Rendering("all.txt", lambda lines: "".join(f",{len(line)}" for line in lines), "[", ",", "]"),)

STEPS = ["id:action/a", "id:action/b", "id:action/c"]

facts = st.one_of(
    st.tuples(st.sampled_from([TREATY, OTHER]), st.just("bkg:party"), st.sampled_from([BELGIUM, "id:country/nl"])),
    st.tuples(
        st.sampled_from([TREATY, OTHER]),
        st.sampled_from(["bkg:signedOn", "bkg:inForceSince"]),
        st.sampled_from(["2018", "2018-07", "2018-07-23", "2018-08-01", "2017"]).map(date),
        st.sampled_from([Factuality.ASSERTED, Factuality.ASSERTED, Factuality.PLANNED]),
    ),
    st.tuples(
        st.sampled_from(["id:cooperation/hazeldonk", "id:action/check"]),
        st.sampled_from(["bkg:participant", "bkg:organiser"]),
        st.sampled_from(["id:agency/police-be", "id:country/be", "id:country/nl", "id:agency/police-fr"]),
        st.sampled_from([Factuality.ASSERTED, Factuality.ASSERTED, Factuality.DENIED]),
    ),
    st.tuples(st.just("id:agency/police-fr"), st.just("bkg:country"), st.just("id:country/fr")),
    st.tuples(st.sampled_from(STEPS), st.just("bkg:partOf"), st.sampled_from([*STEPS, "id:cooperation/hazeldonk"])),
    st.tuples(st.sampled_from(STEPS[:2]), st.sampled_from(["bkg:startDate", "bkg:endDate"]), st.just(date("2018-07"))),
    st.tuples(st.just("id:cooperation/hazeldonk"), st.just("bkg:basedOn"), st.just(OTHER)),
    st.tuples(st.sampled_from(["id:document/a", "id:document/b"]), st.just("bkg:mentions"), st.just("id:action/a")),
    st.tuples(
        st.just(OTHER), st.just("bkg:addresses"), st.sampled_from(["voc:domain/road-safety", "voc:domain/vat-fraud"])
    ),
    st.tuples(st.just(OTHER), st.just("bkg:target"), st.text('aë\n"\\', max_size=3).map(Literal)),
)
corpora = st.dictionaries(st.sampled_from("abcdef"), st.lists(facts, max_size=5), max_size=5)


TWINS = " ".join(f"word{number}" for number in range(5))


def make(corpus):
    """Extracts of a corpus; some of its texts are the same, word for word."""
    return [make_extract(slug, *stated, text=TWINS if slug in "abc" else "") for slug, stated in corpus.items()]


def stored(folder: Path) -> list[str]:
    return sorted(f"{quad} .\n" for quad in open_dataset(folder).store if quad.graph_name != ox.DefaultGraph())


def merged(folder: Path) -> list[str]:
    """The default graph of the store, which holds every triple once."""
    quads = open_dataset(folder).store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    return sorted(str(quad.triple) for quad in quads)


def graphs(folder: Path) -> set[str]:
    return {str(graph) for graph in open_dataset(folder).store.named_graphs()}


BEFORE = {"d": [("id:action/check", "bkg:organiser", BELGIUM)]}
AFTER = {"b": [("id:action/check", "bkg:participant", BELGIUM)]}
"""What was inferred comes to be stated: from then on that claim names the things whose types are inferred."""


@settings(max_examples=40)
@given(corpora, corpora)
@example(BEFORE, AFTER)
def test_a_changed_dataset_is_the_one_that_would_have_been_built(before, after):
    with tempfile.TemporaryDirectory() as parent:
        changed, fresh = Path(parent, "changed"), Path(parent, "fresh")
        build_dataset(changed, make(before), JOINED)
        drop = [slug for slug in before if before[slug] != after.get(slug)]
        add = {slug: stated for slug, stated in after.items() if before.get(slug) != stated}
        change_dataset(changed, drop=drop, add=make(add), renderings=JOINED)
        build_dataset(fresh, reversed(make(after)), JOINED)
        left, right = read_all(changed), read_all(fresh)
        assert {name: left[name] for name in left if not name.startswith("texts/")} == {
            name: right[name] for name in right if not name.startswith("texts/")
        }
        lines = right[MERGED].decode().splitlines(keepends=True)
        assert stored(changed) == stored(fresh) == sorted(lines)
        assert merged(changed) == merged(fresh) == sorted({line[: line.rindex(" <")] for line in lines})
        assert graphs(changed) == graphs(fresh)


def test_sections_are_merged_in_a_fixed_order(tmp_path):
    build_dataset(
        tmp_path / "g", make({"b": [(TREATY, "bkg:party", BELGIUM)], "a": [(TREATY, "bkg:signedOn", date("2018"))]})
    )
    lines = (tmp_path / "g" / MERGED).read_text("utf-8").splitlines()
    order = [line.rsplit(" ", 2)[1].rpartition("/")[2][:-1] for line in lines]
    assert list(dict.fromkeys(order)) == ["ontology", "vocabulary", "a", "b", "inferred"]


def test_rendered_parts_are_joined_without_a_loose_joint(tmp_path):
    build_dataset(tmp_path / "g", make({"a": [(TREATY, "bkg:signedOn", date("2018"))]}), JOINED)
    whole = (tmp_path / "g" / "all.txt").read_text("utf-8")
    lines = (tmp_path / "g" / MERGED).read_text("utf-8").splitlines(keepends=True)
    assert whole == "[" + ",".join(str(len(line)) for line in lines) + "]"


def test_what_two_texts_state_is_corroborated_until_one_of_them_goes(tmp_path):
    stated = [(TREATY, "bkg:party", BELGIUM)]
    build_dataset(tmp_path / "g", make({"a": stated, "b": stated}))
    assert "corroboration" in "".join(inferred(tmp_path / "g"))
    change_dataset(tmp_path / "g", drop=["b"])
    assert "corroboration" not in "".join(inferred(tmp_path / "g"))


def test_a_store_that_is_read_goes_on_answering_while_the_dataset_changes(tmp_path):
    build_dataset(tmp_path / "g", make({"a": [(TREATY, "bkg:party", BELGIUM)], "b": [(OTHER, "bkg:party", BELGIUM)]}))
    reader = open_dataset(tmp_path / "g")
    before = len(reader.store)
    change_dataset(tmp_path / "g", drop=["a"])
    assert len(reader.store) == before
    assert len(open_dataset(tmp_path / "g").store) < before


def test_the_whole_is_in_canonical_form(tmp_path):
    build_dataset(tmp_path / "g", make({"a": [(TREATY, "bkg:target", Literal("é\n\t\\"))]}))
    lines = (tmp_path / "g" / MERGED).read_text("utf-8")
    dataset = ox.Dataset(ox.parse(input=lines, format=ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert sorted(f"{quad} .\n" for quad in dataset) == sorted(lines.splitlines(keepends=True))
