from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benelux_kg import pipeline
from benelux_kg.errors import DatasetError, SourceError, UsageError
from benelux_kg.graph.staging import Staging
from tests.cli.programs import COMMAND, ENVIRONMENT
from tests.pipeline.pages import PAGES, SENTENCES, digest, read_all, write_pages

TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(lambda chosen: "Kop\n\n" + " ".join(chosen))
CORPORA = st.dictionaries(st.sampled_from(["a.txt", "b.txt", "c.txt", "d.md"]), TEXTS, min_size=1, max_size=4)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return write_pages(tmp_path / "pages")


def test_order_jobs_and_place_change_no_byte(pages, tmp_path):
    files = sorted(pages.iterdir())
    pipeline.build(files, tmp_path / "one")
    pipeline.build(reversed(files), tmp_path / "deep" / "two")
    pipeline.build([pages], tmp_path / "three", jobs=2)
    assert len({digest(tmp_path / name) for name in ("one", "deep/two", "three")}) == 1
    assert read_all(tmp_path / "one") == read_all(tmp_path / "three")


@pytest.mark.parametrize(
    "setting",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2"},
        {"TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_no_setting_of_the_machine_changes_a_byte(setting, pages, tmp_path):
    pipeline.build([pages], tmp_path / "here", validate=False)
    command = [*COMMAND, "build", str(pages), "-o", str(tmp_path / "there"), "--no-validate", "--jobs", "2"]
    subprocess.run(command, env=ENVIRONMENT | setting, cwd=tmp_path, capture_output=True, check=True)
    assert read_all(tmp_path / "here") == read_all(tmp_path / "there")


def test_several_processes_build_what_one_builds(tmp_path):
    many = {f"page-{number}.txt": f"Pagina {number}\n\n{SENTENCES[number % len(SENTENCES)]}" for number in range(12)}
    pages = write_pages(tmp_path / "pages", {**many, "bad.txt": "\0"})
    alone = pipeline.build([pages], tmp_path / "one")
    beside = pipeline.build([pages], tmp_path / "two", jobs=2)
    assert read_all(tmp_path / "one") == read_all(tmp_path / "two")
    assert alone.skipped == beside.skipped


def test_building_again_reads_nothing_again(pages, tmp_path):
    first = pipeline.build([pages], tmp_path / "g")
    before = read_all(tmp_path / "g")
    again = pipeline.build([pages], tmp_path / "g")
    assert (first.read, first.kept) == (3, 0)
    assert (again.read, again.kept, again.gone) == (0, 3, 0)
    assert read_all(tmp_path / "g") == before


def test_a_changed_page_is_read_again_and_no_other(pages, tmp_path):
    pipeline.build([pages], tmp_path / "g")
    (pages / "a.txt").write_text(PAGES["c.txt"], "utf-8")
    report = pipeline.build([pages], tmp_path / "g")
    assert (report.read, report.kept) == (1, 2)
    pipeline.build([pages], tmp_path / "fresh")
    assert read_all(tmp_path / "g") == read_all(tmp_path / "fresh")


@settings(max_examples=8, deadline=None)
@given(CORPORA, CORPORA)
def test_removing_a_text_leaves_the_graph_that_never_had_it(first, second):
    with tempfile.TemporaryDirectory() as parent:
        both, one = Path(parent, "both"), Path(parent, "one")
        pages = write_pages(Path(parent, "first"), first)
        added = write_pages(Path(parent, "second"), {f"x-{name}": text for name, text in second.items()})
        pipeline.build([pages, added], both, language="nl", validate=False)
        for path in added.iterdir():
            pipeline.remove(path.name, both)
        pipeline.build([pages], one, language="nl", validate=False)
        assert read_all(both) == read_all(one)
        assert pipeline.verify(both).is_ok


@settings(max_examples=8, deadline=None)
@given(CORPORA, CORPORA)
def test_a_rebuilt_graph_is_the_one_built_from_nothing(before, after):
    with tempfile.TemporaryDirectory() as parent:
        pages = write_pages(Path(parent, "pages"), before)
        pipeline.build([pages], Path(parent, "g"), language="nl", validate=False)
        for path in pages.iterdir():
            path.unlink()
        write_pages(pages, after)
        pipeline.build([pages], Path(parent, "g"), language="nl", validate=False)
        pipeline.build([pages], Path(parent, "fresh"), language="nl", validate=False)
        assert read_all(Path(parent, "g")) == read_all(Path(parent, "fresh"))


def test_a_text_is_removed_by_name_slug_or_iri(pages, tmp_path):
    pipeline.build([pages], tmp_path / "g")
    pipeline.remove("a.txt", tmp_path / "g")
    pipeline.remove("b", tmp_path / "g")
    report = pipeline.remove("id:document/c", tmp_path / "g")
    assert report.report.documents == 0
    with pytest.raises(DatasetError, match="holds no text a"):
        pipeline.remove("a.txt", tmp_path / "g")


def test_a_text_that_two_pages_share_stays_until_both_are_gone(tmp_path):
    pages = write_pages(tmp_path / "pages", {"a.txt": PAGES["a.txt"], "b.txt": PAGES["a.txt"]})
    pipeline.build([pages], tmp_path / "g")
    pipeline.remove("a.txt", tmp_path / "g")
    assert pipeline.verify(tmp_path / "g").is_ok
    pipeline.remove("b.txt", tmp_path / "g")
    assert not list((tmp_path / "g" / "texts").iterdir())


def test_merged_files_can_wait(pages, tmp_path):
    pipeline.build([pages], tmp_path / "g")
    whole = read_all(tmp_path / "g")
    (pages / "a.txt").write_text(PAGES["c.txt"], "utf-8")
    pipeline.build([pages], tmp_path / "g", merge=False)
    with pytest.raises(DatasetError, match="not been put together"):
        pipeline.open_dataset(tmp_path / "g").merged  # noqa: B018 — asking is what fails
    (pages / "a.txt").write_text(PAGES["a.txt"], "utf-8")
    pipeline.build([pages], tmp_path / "g", merge=False)
    pipeline.merge(tmp_path / "g")
    assert read_all(tmp_path / "g") == {name: text for name, text in whole.items() if name != "catalogue.ttl"}


def test_what_cannot_be_read_is_named_and_the_rest_is_built(pages, tmp_path):
    (pages / "bad.txt").write_bytes(b"\xff\xfe\x00")
    (pages / "empty.txt").write_bytes(b"")
    report = pipeline.build([pages], tmp_path / "g")
    assert report.report.documents == 3
    assert [line.split(":")[0] for line in report.skipped] == ["bad.txt", "empty.txt"]
    (pages / "bad.txt").unlink()
    assert [line.split(":")[0] for line in pipeline.build([pages], tmp_path / "g").skipped] == ["empty.txt"]


def test_where_nothing_can_be_read_nothing_is_left_behind(tmp_path):
    pages = write_pages(tmp_path / "pages", {"a.txt": "", "b.txt": " \n"})
    with pytest.raises(SourceError, match="none of 2 texts"):
        pipeline.build([pages], tmp_path / "g")
    assert not (tmp_path / "g").exists()
    with pytest.raises(SourceError):
        pipeline.build([pages], tmp_path / "deep" / "g")
    assert not (tmp_path / "deep").exists()


def test_where_nothing_can_be_read_any_more_the_graph_stays(pages, tmp_path):
    pipeline.build([pages], tmp_path / "g")
    before = read_all(tmp_path / "g")
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(SourceError, match=r"empty\.txt: is empty"):
        pipeline.build([tmp_path / "empty.txt"], tmp_path / "g")
    assert read_all(tmp_path / "g") == before


def test_an_interrupted_build_leaves_what_was_there(pages, tmp_path):
    def interrupt(done: int, total: int, name: str) -> None:
        raise KeyboardInterrupt(done, total, name)

    with pytest.raises(KeyboardInterrupt):
        pipeline.build([pages], tmp_path / "g", progress=interrupt)
    assert not (tmp_path / "g").exists()
    pipeline.build([pages / "a.txt"], tmp_path / "g")
    before = read_all(tmp_path / "g")
    with pytest.raises(KeyboardInterrupt):
        pipeline.build([pages], tmp_path / "g", progress=interrupt)
    assert read_all(tmp_path / "g") == before
    assert pipeline.verify(tmp_path / "g").is_ok


def test_a_folder_with_something_else_is_left_alone(pages, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("Dag", "utf-8")
    with pytest.raises(DatasetError, match="something else"):
        pipeline.build([pages], other)
    with pytest.raises(DatasetError, match="is a file"):
        pipeline.build([pages], other / "letter.txt")
    assert [path.name for path in other.iterdir()] == ["letter.txt"]


def test_what_somebody_adds_to_a_dataset_folder_stays(pages, tmp_path):
    pipeline.build([pages], tmp_path / "g")
    (tmp_path / "g" / "notes.txt").write_text("Dag", "utf-8")
    pipeline.build([pages / "a.txt"], tmp_path / "g")
    assert (tmp_path / "g" / "notes.txt").read_text("utf-8") == "Dag"


def test_a_dataset_among_the_sources_is_no_source(pages):
    first = pipeline.build([pages], pages / "graph")
    again = pipeline.build([pages], pages / "graph")
    assert (first.read, again.read, again.kept) == (3, 0, 3)


def test_two_builds_do_not_write_one_folder(pages, tmp_path):
    with Staging(tmp_path / "g"), pytest.raises(DatasetError, match="another build"):
        pipeline.build([pages], tmp_path / "g")


@pytest.mark.skipif(os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_one_clear_line(pages, tmp_path):
    (tmp_path / "shut").mkdir(mode=0o500)
    with pytest.raises(DatasetError, match="no permission"):
        pipeline.build([pages], tmp_path / "shut" / "g")


def test_a_full_disk_is_one_clear_line_and_changes_nothing(pages, tmp_path):
    pipeline.build([pages / "a.txt"], tmp_path / "g")
    before = read_all(tmp_path / "g")
    script = (
        "import resource, signal, sys; from benelux_kg import pipeline; from benelux_kg.errors import DatasetError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "try: pipeline.build([sys.argv[1]], sys.argv[2])\n"
        "except DatasetError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, pages, tmp_path / "g"], capture_output=True, text=True, check=True
    )
    assert "nothing was changed" in done.stdout
    assert read_all(tmp_path / "g") == before


def test_another_base_moves_the_whole_graph(pages, tmp_path):
    pipeline.build([pages], tmp_path / "g", base_iri="https://graph.example/")
    lines = (tmp_path / "g" / "dataset.nq").read_text("utf-8")
    assert "<https://graph.example/graph/ontology>" in lines
    assert "w3id.org/benelux-kg/id/" not in lines
    assert "w3id.org/benelux-kg/graph/" not in lines
    assert pipeline.verify(tmp_path / "g").is_ok
    report = pipeline.build([pages], tmp_path / "g")
    assert report.read == 3


@pytest.mark.parametrize("base", ["graph.example/", "https://graph.example", "https://a b/", "ftp://a/"])
def test_what_is_no_base_iri_is_refused(base, pages, tmp_path):
    with pytest.raises(UsageError, match="no base IRI"):
        pipeline.build([pages], tmp_path / "g", base_iri=base)


def test_an_unknown_language_is_refused(pages, tmp_path):
    with pytest.raises(UsageError, match="xx is no language"):
        pipeline.build([pages], tmp_path / "g", language="xx")


def test_a_damaged_register_is_built_over(pages, tmp_path):
    pipeline.build([pages], tmp_path / "g")
    before = read_all(tmp_path / "g")
    (tmp_path / "g" / "sources.json").write_text("{", "utf-8")
    with pytest.raises(DatasetError, match="not a register"):
        pipeline.open_dataset(tmp_path / "g")
    pipeline.build([pages], tmp_path / "g")
    assert read_all(tmp_path / "g") == before


@pytest.mark.parametrize("name", ["store", "inferred.nq", "report.json", "documents", "texts"])
def test_what_is_missing_is_made_anew(name, pages, tmp_path):
    pipeline.build([pages], tmp_path / "g")
    before = read_all(tmp_path / "g")
    (tmp_path / "g" / name).rename(tmp_path / name)
    pipeline.build([pages], tmp_path / "g")
    assert read_all(tmp_path / "g") == before
    assert pipeline.verify(tmp_path / "g").is_ok


def test_a_dataset_without_a_store_is_read_all_the_same(pages, tmp_path):
    pipeline.build([pages], tmp_path / "g")
    count = len(pipeline.open_dataset(tmp_path / "g").store)
    (tmp_path / "g" / "store").rename(tmp_path / "store")
    assert len(pipeline.open_dataset(tmp_path / "g").store) == count


def test_a_moved_dataset_still_finds_its_originals(pages, tmp_path):
    pipeline.build([pages], tmp_path / "g")
    (tmp_path / "moved").mkdir()
    pages.rename(tmp_path / "moved" / "pages")
    (tmp_path / "g").rename(tmp_path / "moved" / "g")
    assert not pipeline.verify(tmp_path / "moved" / "g").findings


@pytest.mark.parametrize("damaged", ["report.json", "inferred.nq", "vocabulary.nq", "ontology.nq"])
def test_building_again_mends_what_was_cut_off(tmp_path, damaged):
    pages = write_pages(tmp_path / "pages")
    pipeline.build([pages], tmp_path / "graph")
    before = read_all(tmp_path / "graph")
    path = tmp_path / "graph" / damaged
    path.write_bytes(path.read_bytes()[:-20])
    pipeline.build([pages], tmp_path / "graph")
    assert read_all(tmp_path / "graph") == before
