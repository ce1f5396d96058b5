"""A language is added in data files alone: this adds Frisian to a copy of the project, as the guide says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benelux_kg.resources import folder

ROOT = folder("ontology").parent
PAGE = """Plysjegearwurking

België, Nederlân en Lúksemboarch hawwe op 23 july 2018 yn Brussel it Benelux-plysjeferdrach ûndertekene.
Dat is it ferdrach fan de trije lannen oer de plysje, en it jildt foar harren allegear.
"""
LABELS = {
    "countries.ttl": {"country:be": "België", "country:nl": "Nederlân", "country:lu": "Lúksemboarch"},
    "places.ttl": {"place:brussels": "Brussel"},
    "agreements.ttl": {"agreement:benelux-police-treaty-2018": "Benelux-plysjeferdrach"},
}
LANGUAGE = "SELECT ?language WHERE { ?text a bkg:SourceDocument ; dcterms:language ?language }"
SMALL_WORDS = '"en", "hawwe", "op", "yn", "it", "dat", "is", "fan", "de", "oer", "jildt", "foar", "harren", "trije"'


def change(path: Path, pattern: str, by: str) -> None:
    text, times = re.subn(pattern, by, path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    assert times, f"{path.name}: nothing matches {pattern}"
    path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    if not (ROOT / "benelux_kg").is_dir():
        pytest.skip("needs a checkout, to copy it")
    copy = tmp_path_factory.mktemp("frisian")
    for name in ("benelux_kg", "ontology", "shapes", "queries", "data/frames", "data/grammar", "data/languages"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "data/catalogue.ttl", copy / "data")
    profile = copy / "data/languages/fy.toml"
    shutil.copy(copy / "data/languages/nl.toml", profile)
    change(profile, r'^code = "nl"\niri = "eu-language:NLD"', 'code = "fy"\niri = "eu-language:FRY"')
    change(profile, r"^stopwords = \[.*?\]", f"stopwords = [{SMALL_WORDS}]")
    change(profile, r'"juli"', '"july"')
    shutil.copy(copy / "data/grammar/nl.toml", copy / "data/grammar/fy.toml")
    for file, labels in LABELS.items():
        for thing, label in labels.items():
            change(copy / "ontology/vocabulary" / file, rf"^{thing} a ", rf'{thing} skos:altLabel "{label}"@fy ; a ')
    frame = copy / "data/frames/agreement-signed.toml"
    change(frame, r"^\[triggers\]\n", '[triggers]\nfy = ["ûndertekene"]\n')
    change(frame, r"^\[roles\.(party|date)\.markers\]\n", r'[roles.\1.markers]\nfy = ["", "op"]\n')
    for shape in ("vocabulary", "labels"):
        change(copy / f"shapes/{shape}.ttl", r'sh:languageIn \( "nl" "fr"', 'sh:languageIn ( "fy" "nl" "fr"')
    change(copy / "shapes/source-document.ttl", r"\(NLD\|", "(FRY|NLD|")
    return copy


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(project)}
    command = [sys.executable, "-m", "benelux_kg", *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_a_text_in_an_added_language_is_recognised_read_validated_and_proved(project):
    (project / "page.txt").write_text(PAGE, "utf-8")
    built = run(project, "build", "page.txt", "-o", "graph")
    assert (built.returncode, "0 violations" in built.stderr) == (0, True), built.stderr
    told = run(project, "explain", "id:agreement/benelux-police-treaty-2018", "-g", "graph").stdout
    assert all(f"bkg:party id:country/{code}" in told for code in ("be", "nl", "lu"))
    assert "bkg:signedIn id:place/brussels" in told
    assert 'bkg:signedOn "2018-07-23"' in told
    spoken = run(project, "query", LANGUAGE, "-g", "graph").stdout
    assert "eu-language:FRY" in spoken
    assert run(project, "verify", "-g", "graph").returncode == 0


def test_a_frame_that_has_triggers_in_the_language_and_no_test_in_it_is_named(project):
    told = run(project, "frames", "test", "agreement-signed")
    assert told.returncode == 1
    assert "agreement-signed: has triggers in fy, and no test in it that gives claims\n" in told.stdout


def test_a_text_in_the_language_is_skipped_where_it_was_not_added(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    told = run(ROOT, "build", str(tmp_path / "page.txt"), "-o", str(tmp_path / "graph"))
    assert told.returncode == 2
    assert "written in another language" in told.stderr
