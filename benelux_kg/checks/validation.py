"""``validate``: whether a graph fits its shapes, by pySHACL or by rudof.

Source: Shapes Constraint Language (SHACL), W3C Recommendation, 3 Validation and Graphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import rdflib
from rdflib import RDF, SH
from rdflib.term import Node

from benelux_kg.checks.describing import Describer, RawResult
from benelux_kg.checks.flattening import split_by_path
from benelux_kg.checks.results import SEVERITIES, ShapeResult
from benelux_kg.checks.shapes import Shapes, tell_fault
from benelux_kg.errors import DatasetError, ResourceError, UsageError

Engine = Callable[[rdflib.Graph, rdflib.Graph], rdflib.Graph]
"""Takes data and shapes; gives SHACL's report."""


def validate_graph(data: rdflib.Graph, shapes: Shapes, *, engine: str = "pyshacl") -> list[ShapeResult]:
    """Give all results of validating ``data``, which must hold the class hierarchy; worst first, in a fixed order."""
    return describe_results(run_engine(data, shapes, engine=engine), data, shapes)


def run_engine(data: rdflib.Graph, shapes: Shapes, *, engine: str = "pyshacl") -> list[RawResult]:
    """Give what an engine finds; what broke inside a combined shape is not told apart."""
    report = _ENGINES[engine](data, shapes.flat)
    return [_read_result(report, node) for node in report.objects(None, SH.result)]


def describe_results(found: Iterable[RawResult], data: rdflib.Graph, shapes: Shapes) -> list[ShapeResult]:
    """Tell results by what ``data`` says of their nodes; worst first, in a fixed order."""
    describe = Describer(data, shapes)
    return sort_results(describe.result(each) for each in found)


def _run_pyshacl(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    import pyshacl  # noqa: PLC0415 — heavy

    try:
        _, report, text = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    except pyshacl.errors.ReportableRuntimeError as error:
        raise ResourceError(tell_fault(error), where="shapes", mend="mend the shapes") from error
    except (TypeError, NotImplementedError) as error:
        raise DatasetError(
            f"values that cannot be compared: {error}", where="data", mend="pair every bound with sh:datatype"
        ) from error
    if not isinstance(report, rdflib.Graph):
        raise ResourceError(str(report or text), where="shapes")
    return report


def _run_rudof(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    """Run rudof, and pySHACL on the few shapes whose paths lead on from a literal, which rudof does not follow."""
    try:
        import pyrudof  # noqa: PLC0415 — an extra
    except ImportError:
        raise UsageError(
            "is not installed", where="--engine rudof", mend="pip install 'benelux-kg[rudof]', or use pyshacl"
        ) from None
    through_literals, others = split_by_path(shapes)
    rudof: Any = pyrudof.Rudof(pyrudof.RudofConfig())
    try:
        rudof.read_data(data.serialize(format="nt"), format=pyrudof.RDFFormat.NTriples)
        rudof.read_shacl(others.serialize(format="turtle"), format=pyrudof.ShaclFormat.Turtle)
        rudof.validate_shacl(mode=pyrudof.ShaclValidationMode.Native)
        written = rudof.serialize_shacl_validation_results(format=pyrudof.ResultShaclValidationFormat.Turtle)
    except pyrudof.RudofError as error:
        what = " ".join(str(error).split())[:300]
        raise ResourceError(what, where="--engine rudof", mend="use pyshacl") from error
    report = rdflib.Graph().parse(data=written, format="turtle")
    return report + _run_pyshacl(data, through_literals) if len(through_literals) else report


_ENGINES: dict[str, Engine] = {"pyshacl": _run_pyshacl, "rudof": _run_rudof}
ENGINES = tuple(_ENGINES)


def _read_result(report: rdflib.Graph, node: Node) -> RawResult:
    def one(predicate: Node) -> Node | None:
        return report.value(node, predicate)

    return RawResult(
        severity=str(one(SH.resultSeverity) or SH.Violation).rpartition("#")[2],
        component=str(one(SH.sourceConstraintComponent) or "").rpartition("#")[2].removesuffix("ConstraintComponent"),
        shape=one(SH.sourceShape),
        focus=one(SH.focusNode),
        path=one(SH.resultPath),
        value=one(SH.value),
        told=tuple(o for o in report.objects(node, SH.resultMessage) if isinstance(o, rdflib.Literal)),
    )


def sort_results(results: Iterable[ShapeResult]) -> list[ShapeResult]:
    """Put the worst first."""
    ranks = {severity: rank for rank, severity in enumerate(SEVERITIES)}

    def rank(each: ShapeResult) -> tuple[object, ...]:
        return ranks.get(each.severity, 0), each.shape, each.focus, each.path, each.value, each.component

    return sorted(results, key=rank)


def count_shapes(shapes: Shapes) -> int:
    """Give the number of node shapes."""
    return sum(1 for _ in shapes.graph.subjects(RDF.type, SH.NodeShape))
