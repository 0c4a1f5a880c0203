"""The notebook runs from a data frame to a Word file, and its report and metric show themselves."""

from __future__ import annotations

import ast
import contextlib
import io
import json
from typing import Any

import pytest

import sokert
from draws import SOAK
from judges import ROOT
from sokert.errors import Finding, Place

NOTEBOOK = ROOT / "examples" / "so-ket.ipynb"
MISSING = "is not installed: the notebook was NOT run"


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the code cells by id, each with what it printed and showed; in a long run by a kernel of its own."""
    for name in ("nbformat", "IPython", "pandas", *(["nbclient", "ipykernel"] if SOAK > 1 else [])):
        pytest.importorskip(name, reason=f"{name} {MISSING}")
    import nbformat

    folder = tmp_path_factory.mktemp("notebook")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    if SOAK > 1:
        from nbclient import NotebookClient

        place = {"metadata": {"path": str(folder)}}
        NotebookClient(notebook, timeout=300, kernel_name="python3", resources=place).execute()
    else:
        names: dict[str, Any] = {}
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            for cell in notebook.cells:
                if cell["cell_type"] == "code":
                    cell["outputs"] = outputs(cell["source"], names)
    assert list(folder.glob("*.docx")) == [], "the Word file belongs in a temporary folder"
    return {cell["id"]: cell for cell in notebook.cells if cell["cell_type"] == "code"}


def outputs(source: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run a cell as a kernel does, in this process, which need not start; return what it printed and showed."""
    from IPython.core.formatters import DisplayFormatter

    body = ast.parse(source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(compile(ast.Module(body, []), "cell", "exec"), names)
        value = eval(ast.unparse(last), names) if last else None
    found: list[dict[str, Any]] = [{"output_type": "stream", "text": said.getvalue()}]
    if value is not None:
        found.append({"output_type": "execute_result", "data": DisplayFormatter().format(value)[0]})
    return found


def shown(cell: Any) -> dict[str, str]:
    """Return what a cell's last expression shows, by kind."""
    (output,) = [output for output in cell["outputs"] if output["output_type"] == "execute_result"]
    return dict(output["data"])


def test_the_notebook_is_kept_without_outputs() -> None:
    kept = json.loads(NOTEBOOK.read_text("utf-8"))
    assert kept["nbformat"] == 4
    assert all(not cell["outputs"] for cell in kept["cells"] if cell["cell_type"] == "code")


def test_a_metric_shows_itself(cells: dict[str, Any]) -> None:
    html = shown(cells["mot-chi-tieu"])["text/html"]
    assert "Văn bản đến" in html
    assert "12480" in html


def test_a_report_shows_itself(cells: dict[str, Any]) -> None:
    html = shown(cells["mot-bao-cao"])["text/html"]
    assert html.startswith('<iframe title="Văn phòng Mẫu"')
    assert "12.480" in html


def test_metrics_and_findings_are_tables(cells: dict[str, Any]) -> None:
    assert "<td" in shown(cells["moi-chi-tieu"])["text/html"]
    assert "<table>" in shown(cells["nhan-xet"])["text/html"]


def test_the_notebook_of_polars_runs_too() -> None:
    pytest.importorskip("polars", reason=f"polars {MISSING}")
    pytest.importorskip("narwhals", reason=f"narwhals {MISSING}")
    kept = json.loads((ROOT / "examples" / "so-ket-polars.ipynb").read_text("utf-8"))
    names: dict[str, Any] = {}
    for cell in kept["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert [metric.code for metric in names["metrics"]] == ["vb_den", "vb_di", "ho_so"]
    assert names["report"]._repr_html_().startswith("<iframe")


def test_the_notebook_writes_the_word_file(cells: dict[str, Any]) -> None:
    said = "".join(output.get("text", "") for output in cells["ghi"]["outputs"])
    assert said.strip() == "bao-cao.docx đã ghi xong: True"


def test_a_mended_file_is_shown_by_what_was_mended_and_what_is_left() -> None:
    done = Finding("TEXT-DOUBLED-WORD", {"said": "của của", "once": "của"})
    left = Finding("TEXT-DOUBLED-WORD", {"said": "các các", "once": "các"})
    fixed = sokert.Fixed(b"", (done,), (left,))
    assert "1" in fixed._repr_html_().partition("<table>")[0]
    assert left.message() in fixed._repr_html_()
    assert str(fixed).split("\n", 1)[1] == f"  - {done.done()}\n{left}"


def test_a_list_of_findings_is_shown_in_words() -> None:
    pretty = pytest.importorskip("IPython.lib.pretty", reason=f"IPython {MISSING}")
    found = [Finding("TEXT-DOUBLED-WORD", {"said": "các các", "once": "các"}, Place("bc.docx"), "warning")]
    shown = pretty.pretty(found)
    assert found[0].message() in shown
    assert "Finding(" not in shown
