"""The commands on a small dataset of their own."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import time

import pyoxigraph as ox
import pytest

from tests.cli.programs import COMMAND, ENVIRONMENT, run, run_apart

TEXT = """# Politiesamenwerking

België, Nederland en Luxemburg ondertekenden op 23 juli 2018 het Benelux-politieverdrag.

Het is de bedoeling dat de burgers van de drie landen daar in de toekomst meer van merken dan zij nu doen.
"""
PARTIES = "SELECT ?party WHERE { ?treaty bkg:party ?party } ORDER BY ?party"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    (folder / "pages").mkdir()
    (folder / "pages" / "verdrag.md").write_text(TEXT, "utf-8")
    result = run("build", folder / "pages", "-o", folder / "graph")
    assert result.exit_code == 0, result.stderr
    return folder / "graph"


def test_build_prints_a_table_and_says_what_to_do_next(tmp_path):
    (tmp_path / "verdrag.md").write_text(TEXT, "utf-8")
    result = run("build", tmp_path / "verdrag.md", "-o", tmp_path / "graph")
    assert result.exit_code == 0
    assert "bkg:party" in result.stdout
    assert "What to do next" in result.stderr
    assert "What to do next" not in result.stdout


def test_quiet_says_nothing_but_the_result(tmp_path):
    (tmp_path / "verdrag.md").write_text(TEXT, "utf-8")
    assert run("build", "--quiet", tmp_path / "verdrag.md", "-o", tmp_path / "one").stderr == ""
    assert run("--quiet", "build", tmp_path / "verdrag.md", "-o", tmp_path / "two").stderr == ""


def test_build_names_what_it_skips_and_builds_the_rest(tmp_path):
    (tmp_path / "verdrag.md").write_text(TEXT, "utf-8")
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02")
    result = run("build", tmp_path, "-o", tmp_path / "graph")
    assert result.exit_code == 0
    assert "skipped: " in result.stderr
    assert "broken.txt" in result.stderr


def test_build_reads_standard_input(tmp_path):
    finished = subprocess.run(
        [*COMMAND, "build", "-", "-o", str(tmp_path / "graph")],
        input=TEXT.encode(),
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert b"bkg:party" in finished.stdout


def test_query_answers_from_the_dataset(dataset):
    result = run("query", PARTIES, "-g", dataset, "--format", "csv")
    assert result.stdout == "party\n" + "".join(
        f"https://w3id.org/benelux-kg/id/country/{c}\n" for c in ("be", "lu", "nl")
    )


def test_a_fact_that_two_texts_state_is_counted_once(tmp_path):
    for name in ("een.md", "twee.md"):
        (tmp_path / "pages").mkdir(exist_ok=True)
        (tmp_path / "pages" / name).write_text(TEXT, "utf-8")
    run("build", tmp_path / "pages", "-o", tmp_path / "graph")
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?treaty bkg:party ?party }"
    assert run("query", count, "-g", tmp_path / "graph", "--format", "csv").stdout == "n\n3\n"
    run("remove", "een.md", "-g", tmp_path / "graph")
    assert run("query", count, "-g", tmp_path / "graph", "--format", "csv").stdout == "n\n3\n"


def test_query_reads_a_file_or_standard_input(dataset, tmp_path):
    (tmp_path / "parties.rq").write_text(PARTIES, "utf-8")
    expected = run("query", PARTIES, "-g", dataset).stdout
    assert "id:country/nl" in expected
    assert run("query", tmp_path / "parties.rq", "-g", dataset).stdout == expected
    assert run("query", "-", "-g", dataset, stdin=PARTIES).stdout == expected


def test_a_fault_in_a_query_file_is_named_by_file_and_line(dataset, tmp_path):
    path = tmp_path / "parties.rq"
    path.write_text("SELECT *\nWHERE { ?s ?p", "utf-8")
    result = run("query", path, "-g", dataset)
    assert result.exit_code == 2
    assert f"{path}:2:" in result.stderr


@pytest.mark.parametrize("command", [["verify"], ["stats"], ["explain", "id:country/be"]])
def test_a_command_that_needs_the_texts_refuses_an_rdf_file(tmp_path, command):
    (tmp_path / "small.ttl").write_text("", "utf-8")
    result = run(*command, "-g", tmp_path / "small.ttl")
    assert result.exit_code == 2
    assert "is a file, not a dataset with its texts: name a folder" in result.stderr


def test_a_fault_in_an_rdf_file_is_named_by_file_and_line(tmp_path):
    path = tmp_path / "small.ttl"
    path.write_text("<http://a/a> <http://a/b> <http://a/c> .\n<http://a/a> <b", "utf-8")
    result = run("query", PARTIES, "-g", path)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"benelux-kg: {path}:2: ")


def test_the_dataset_of_the_current_folder_is_found(dataset):
    assert "id:country/be" in run_apart("query", PARTIES, cwd=dataset).stdout


def test_the_default_dataset_is_found(dataset, tmp_path):
    (tmp_path / "benelux-kg-graph").symlink_to(dataset)
    assert "id:country/be" in run_apart("query", PARTIES, cwd=tmp_path).stdout


@pytest.mark.parametrize(("form", "rdf"), [("turtle", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD)])
def test_export_holds_every_triple_of_the_dataset(dataset, form, rdf):
    exported = {
        str(quad.triple) for quad in ox.parse(input=run("export", form, "-g", dataset).stdout.encode(), format=rdf)
    }
    nquads = ox.parse(path=str(dataset / "dataset.nq"), format=ox.RdfFormat.N_QUADS)
    stated = {str(quad.triple) for quad in nquads if "_:" not in str(quad)}
    assert stated <= exported


def test_export_into_a_file_leaves_no_draft(dataset, tmp_path):
    assert run("export", "turtle", "-o", tmp_path / "graph.ttl", "-g", dataset).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


def test_export_says_in_one_node_what_the_build_wrote_text_by_text(dataset):
    exported = json.loads(run("export", "jsonld", "-g", dataset).stdout)["@graph"]
    built = json.loads((dataset / "graph.jsonld").read_text("utf-8"))["@graph"]
    names = [node["@id"] for node in exported]
    assert sorted(set(names)) == sorted(names)
    assert set(names) == {node["@id"] for node in built}


def test_evaluate_names_misses_and_counts(dataset, tmp_path):
    gold = tmp_path / "gold.jsonl"
    facts = [
        {
            "subject": "id:agreement/benelux-police-treaty-2018",
            "predicate": "bkg:party",
            "object": name,
            "document": "verdrag.md",
        }
        for name in ("België", "Frankrijk")
    ]
    gold.write_text("\n".join(map(json.dumps, facts)), "utf-8")
    text = run("evaluate", gold, "-g", dataset)
    assert text.exit_code == 0, text.stderr
    assert "missed (1):" in text.stdout
    assert "Frankrijk" in text.stdout
    found = json.loads(run("evaluate", gold, "-g", dataset, "--format", "json").stdout)
    assert (found["all"]["met"], found["all"]["missed"], found["all"]["spurious"]) == (1, 1, 2)


def test_remove_takes_a_text_out(tmp_path):
    for name in ("een.md", "twee.md"):
        (tmp_path / "pages").mkdir(exist_ok=True)
        (tmp_path / "pages" / name).write_text(TEXT, "utf-8")
    run("build", tmp_path / "pages", "-o", tmp_path / "graph")
    result = run("remove", "twee.md", "-g", tmp_path / "graph")
    assert result.exit_code == 0
    assert "1 texts are left" in result.stderr


def test_ctrl_c_is_one_line_and_leaves_nothing_behind(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(400):
        (pages / f"{number}.md").write_text(TEXT * 30, "utf-8")
    command = [*COMMAND, "build", str(pages), "-o", str(tmp_path / "graph"), "--jobs", "1"]
    with subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        deadline = time.monotonic() + 30
        while not (tmp_path / "graph").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.2)
        os.kill(process.pid, signal.SIGINT)
        output, errors = process.communicate()
    # Python ends by the signal itself where the interrupt met code run by exec(); a shell shows 130 for both.
    assert process.returncode in {130, -signal.SIGINT}, errors
    assert output == ""
    assert errors == "benelux-kg: interrupted: what was there before is unchanged\n"
    assert not (tmp_path / "graph").exists()


def test_the_python_verbs_are_those_of_the_command_line(tmp_path):
    import benelux_kg as kg

    (tmp_path / "verdrag.md").write_text(TEXT, "utf-8")
    graph = kg.build([tmp_path / "verdrag.md"], tmp_path / "graph")
    assert list(graph.query(PARTIES)) == [("id:country/be",), ("id:country/lu",), ("id:country/nl",)]
    stream = io.BytesIO()
    graph.export("turtle", stream)
    assert "bkg:party id:country\\/be ;" in stream.getvalue().decode()
    assert sum(1 for _ in graph.to_rdflib().quads()) == sum(1 for _ in graph)


def test_a_name_of_any_bytes_is_read_and_told_on_one_line(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / os.fsdecode(b"\xff\xfe.md")).write_text(TEXT, "utf-8")
    (pages / "two\nlines.md").write_bytes(b"")
    result = run("build", pages, "-o", tmp_path / "graph")
    assert result.exit_code == 0, result.stderr
    assert "skipped: two lines.md: is empty" in result.stderr
    assert run("verify", "-g", tmp_path / "graph").exit_code == 0


def test_why_not_says_that_the_frame_fired(tmp_path):
    (tmp_path / "verdrag.md").write_text(TEXT, "utf-8")
    result = run("frames", "why-not", f"{tmp_path}/verdrag.md:3", "agreement-signed")
    assert result.stdout == "On line 3 no frame came near, but agreement-signed fired; see: benelux-kg frames why\n"


def test_export_of_a_damaged_section_names_it(dataset, tmp_path):
    shutil.copytree(dataset, tmp_path / "graph")
    section = tmp_path / "graph" / "documents" / "verdrag.nq"
    section.write_bytes(section.read_bytes()[:1000])
    result = run("export", "turtle", "-g", tmp_path / "graph", "-o", tmp_path / "out.ttl")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "verdrag.nq: is damaged" in result.stderr
    assert not (tmp_path / "out.ttl").exists()


def test_export_names_the_file_that_cannot_be_written(dataset, tmp_path):
    result = run("export", "turtle", "-g", dataset, "-o", tmp_path)
    assert (result.exit_code, result.stderr) == (2, f"benelux-kg: {tmp_path}: is a folder: name a file\n")


def test_verify_of_a_dataset_without_texts_says_so(tmp_path):
    (tmp_path / "verdrag.md").write_text(TEXT, "utf-8")
    run("build", tmp_path / "verdrag.md", "-o", tmp_path / "graph")
    run("remove", "verdrag.md", "-g", tmp_path / "graph")
    assert run("verify", "-g", tmp_path / "graph").stdout == "0 texts: proved.\n"
