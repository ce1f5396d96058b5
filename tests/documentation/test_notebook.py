from __future__ import annotations

import json
from pathlib import Path

import pytest

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebooks" / "tutorial.ipynb"


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    """The code cells of the tutorial, after they ran in a kernel of their own."""
    nbclient = pytest.importorskip("nbclient", reason="the notebook needs what the extra test installs")
    pytest.importorskip("ipykernel", reason="the notebook needs what the extra test installs")
    import nbformat

    folder = tmp_path_factory.mktemp("notebook")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(NOTEBOOK.parents[2]))
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        patch.delenv("PYTEST_XDIST_WORKER", raising=False)
        nbclient.NotebookClient(
            notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
        ).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def shown(cell, kind="text/html"):
    return "".join(output.get("data", {}).get(kind, "") for output in cell.outputs)


def test_the_graph_says_what_it_holds(cells):
    assert "<td>bkg:party</td><td>3</td>" in shown(cells[0])


def test_a_thing_shows_its_facts_and_its_words(cells):
    assert "2018 Benelux Police Treaty" in shown(cells[1])
    assert "ondertekenden op 23 juli 2018" in shown(cells[1])


def test_an_answer_becomes_a_data_frame(cells):
    assert "id:country/lu" in shown(cells[3])
    assert "dataframe" in shown(cells[3])


def test_a_plan_is_a_claim_with_its_words(cells):
    assert "oefening tegen terrorisme" in shown(cells[4])


def test_the_graph_goes_along(cells):
    text = "".join(output.get("text", "") for output in cells[6].outputs)
    assert "a bkg:Treaty ;" in text
    assert int(shown(cells[7], "text/plain")) > 1_000


def test_the_notebook_is_kept_without_outputs():
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    assert all(not cell.get("outputs") and not cell.get("execution_count") for cell in cells)
