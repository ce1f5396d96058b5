from __future__ import annotations

import csv
import io
import json
import warnings
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benelux_kg.errors import UsageError
from benelux_kg.publishing import Selection, export
from benelux_kg.publishing.content import hold_quads
from benelux_kg.publishing.spreadsheets import write_tables
from benelux_kg.vocabulary.namespaces import PREFIXES, expand
from tests.publishing.graphs import IRIS, LITERALS, PREDICATES

csv.field_size_limit(10_000_000)
TREATIES = Selection(classes=("Agreement",))


def convert(folder: Path) -> set[str]:
    """Convert by the rules of CSVW in minimal mode, as far as our metadata uses them."""
    group = json.loads((folder / "csv-metadata.json").read_text("utf-8"))
    found = set()
    for table in group["tables"]:
        with (folder / table["url"]).open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream)
            columns = table["tableSchema"]["columns"]
            assert [column["titles"] for column in columns] == list(rows.fieldnames or ())
            if not table.get("suppressOutput"):
                found |= {fact for row in rows for fact in _convert_row(row, columns, table["tableSchema"])}
    return found


def _convert_row(row, columns, schema):
    def fill(template):
        assert template.startswith("{+")
        return ox.NamedNode(row[template[2:-1]])

    for column in columns:
        cell = row[column["titles"]]
        if column.get("suppressOutput") or cell == column.get("null", ""):
            continue
        value = fill(column["valueUrl"]) if "valueUrl" in column else _literal(cell, column)
        yield str(ox.Triple(fill(schema["aboutUrl"]), fill(column["propertyUrl"]), value))


def _literal(cell, column):
    if "lang" in column:
        return ox.Literal(cell, language=column["lang"])
    datatype = column["datatype"]
    return ox.Literal(
        cell, datatype=ox.NamedNode(PREFIXES["xsd"] + datatype if isinstance(datatype, str) else datatype["@id"])
    )


@pytest.mark.parametrize("profile", ["plain", "claims"])
def test_converted_by_the_standards_rules_the_tables_are_the_graph(small, tmp_path, profile):
    export(small, "csv", tmp_path / "tables", profile=profile)
    expected = {
        line.removesuffix(" .")
        for line in export(small, "ntriples", profile=profile).splitlines()
        if line[0] == "<" and " _:" not in line
    }
    assert convert(tmp_path / "tables") == expected


@given(st.lists(st.builds(ox.Triple, IRIS, PREDICATES, st.one_of(LITERALS, IRIS)), max_size=5))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_graph_without_blank_nodes_survives(tmp_path_factory, triples):
    folder = tmp_path_factory.mktemp("tables")
    write_tables(hold_quads(triples), folder)
    assert convert(folder) == {str(triple) for triple in triples}


def test_another_program_finds_the_tables_valid(small, tmp_path):
    csvw = pytest.importorskip("csvw", reason="the outside checker is not installed: pip install csvw")
    export(small, "csv", tmp_path / "tables", selection=TREATIES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        checked = csvw.CSVW(str(tmp_path / "tables" / "csv-metadata.json"), validate=True)
        assert checked.is_valid, checked.warnings
        said = {each["@id"] for each in checked.to_json(minimal=True)}
    assert expand("id:agreement/benelux-police-treaty-2018") in said


def test_the_table_of_a_class_has_a_thing_a_row_with_labels(small, tmp_path):
    export(small, "csv", tmp_path / "tables")
    with (tmp_path / "tables" / "Treaty.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["id"]: row for row in csv.DictReader(stream)}
    treaty = rows[expand("id:agreement/benelux-police-treaty-2018")]
    assert treaty["bkg:party"] == "Belgium | Luxembourg | Netherlands"
    assert treaty["bkg:signedOn"] == "2018 | 2018-07-23"


def test_a_zip_holds_the_same_files_and_is_the_same_each_time(small, tmp_path):
    export(small, "csv", tmp_path / "tables", selection=TREATIES)
    for name in ("a.zip", "b.zip"):
        export(small, "csv", tmp_path / name, selection=TREATIES)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {
            path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()
        }


def test_tables_are_several_files_and_need_a_folder(small):
    with pytest.raises(UsageError, match=r"name a folder or a \.zip"):
        export(small, "csv", io.BytesIO())
