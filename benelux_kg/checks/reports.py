"""A report of ``validate`` as text, Turtle (SHACL's own), JSON, JUnit XML and SARIF.

Source: SHACL, 3.6 Validation Report; SARIF 2.1.0 (OASIS); the JUnit XML that continuous integration servers read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from importlib.metadata import version
from types import MappingProxyType
from urllib.parse import quote
from xml.etree import ElementTree as ET

from benelux_kg.checks.results import INFO, SEVERITIES, VIOLATION, WARNING, Quotation, ShapeReport, ShapeResult
from benelux_kg.checks.shapes import choose_language
from benelux_kg.claims import Literal
from benelux_kg.graph.ntriples import write_literal
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, PREFIXES, SARIF_SCHEMA, SHAPES, Namespaces, namespaces

_LEVELS = {VIOLATION: "error", WARNING: "warning", INFO: "note"}


def write_text(report: ShapeReport, language: str = "en") -> str:
    """Write what somebody reads: each result with value, quotation and how to mend it, then the counts."""
    told = [line for result in report.results for line in _tell(result, language)]
    counts = ", ".join(f"{len(report.of(severity))} {severity.lower()}s" for severity in SEVERITIES)
    return "\n".join([*told, f"{report.triples} triples, {report.shapes} shapes: {counts}."]) + "\n"


def _tell(result: ShapeResult, language: str) -> Iterator[str]:
    named = f"{result.label} ({result.focus})" if result.label else result.focus
    yield f"{result.severity}: {named}"
    yield f"  {choose_language(result.messages, language) or result.component}"
    if result.path or result.value:
        yield f"  {' = '.join(part for part in (result.path, result.value) if part)}"
    yield from (f"  {said}" for said in result.said)
    if result.graph:
        yield f"  in {result.graph}"
    yield from (f"  {quotation}" for quotation in result.quotations)
    mend = choose_language(result.mend, language)
    if mend:
        yield f"  → {mend}"
    yield f"  [{' '.join(part for part in (result.shape, result.component) if part)}]\n"


def write_json(report: ShapeReport, language: str = "en") -> str:
    """Write everything that is known, messages in all languages."""
    counts = {severity.lower(): len(report.of(severity)) for severity in SEVERITIES}
    table = {
        "conforms": report.is_ok,
        "language": language,
        "triples": report.triples,
        "shapes": report.shapes,
        "counts": counts,
        "results": [{**asdict(result), "messages": dict(result.messages)} for result in report.results],
    }
    return json.dumps(table, ensure_ascii=False, indent=1, default=dict) + "\n"


def write_junit(report: ShapeReport, language: str = "en") -> str:
    """Write one test case for each result; a violation fails, the rest is said."""
    suite = ET.Element(
        "testsuite",
        name="benelux-kg validate",
        tests=str(max(1, len(report.results))),
        failures=str(len(report.of(VIOLATION))),
    )
    for result in report.results:
        case = ET.SubElement(suite, "testcase", classname=result.shape or "shape", name=result.label or result.focus)
        words = "\n".join(_tell(result, language))
        if result.severity == VIOLATION:
            ET.SubElement(case, "failure", message=choose_language(result.messages, language)).text = words
        else:
            ET.SubElement(case, "system-out").text = f"{result.severity}\n{words}"
    if not report.results:
        ET.SubElement(suite, "testcase", classname="shape", name="all shapes")
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def write_sarif(report: ShapeReport, language: str = "en") -> str:
    """Write a log that code scanning services show beside the data."""
    first = {result.shape: result for result in reversed(report.results)}
    rules = [_sarif_rule(first[shape], language) for shape in sorted(first)]
    driver = {"name": "benelux-kg", "version": version("benelux-kg"), "informationUri": DEFAULT_BASE, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(result, language) for result in report.results],
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _sarif_rule(result: ShapeResult, language: str) -> dict[str, object]:
    told = choose_language(result.messages, language) or result.component
    mend = choose_language(result.mend, language)
    return {"id": result.shape, "shortDescription": {"text": told}, **({"help": {"text": mend}} if mend else {})}


def _sarif_result(result: ShapeResult, language: str) -> dict[str, object]:
    message = f"{result.label or result.focus}: {choose_language(result.messages, language) or result.component}"
    places = [_sarif_place(quotation) for quotation in result.quotations[:1]]
    return {
        "ruleId": result.shape,
        "level": _LEVELS.get(result.severity, "error"),
        "message": {"text": message},
        "locations": [{**(places[0] if places else {}), "logicalLocations": [{"fullyQualifiedName": result.focus}]}],
    }


def _sarif_place(quotation: Quotation) -> dict[str, object]:
    region = {"charOffset": quotation.start, "charLength": len(quotation.exact), "snippet": {"text": quotation.exact}}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(quotation.document)}, "region": region}}


def write_turtle(report: ShapeReport, language: str = "en", names: Namespaces | None = None) -> str:
    """Write SHACL's own validation report; ``language`` changes nothing, as it holds all of them."""
    del language
    expand = (names or namespaces()).expand
    used = {prefix: PREFIXES[prefix] for prefix in ("sh", "xsd")}
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in used.items())
    conforms = "false" if report.results else "true"
    results = " ,\n".join(f"    [\n{_turtle_result(each, expand)}    ]" for each in report.results)
    listed = f" ;\n  sh:result\n{results} .\n" if results else " .\n"
    return f"{head}\n[] a sh:ValidationReport ;\n  sh:conforms {conforms}{listed}"


def _turtle_result(result: ShapeResult, expand: Callable[[str], str]) -> str:
    lines = ["a sh:ValidationResult", f"sh:resultSeverity sh:{result.severity}"]
    lines += [f"sh:focusNode {_term(result.focus, expand) if result.focus else '[]'}"]
    lines += [f"sh:resultPath <{expand(result.path)}>"] if result.path else []
    lines += [f"sh:value {result.term if not result.term.startswith('_:') else '[]'}"] if result.term else []
    shape = result.shape.removeprefix("shape:")
    lines += [f"sh:sourceShape <{SHAPES + shape if shape != result.shape else expand(shape)}>"] if shape else []
    component = f"<{SHAPES}{{}}>" if result.component == "Graphs" else "sh:{}"
    lines += [f"sh:sourceConstraintComponent {component.format(f'{result.component}ConstraintComponent')}"]
    lines += [f"sh:resultMessage {write_literal(_words(*each))}" for each in sorted(result.messages.items())]
    return " ;\n".join(f"      {line}" for line in lines) + "\n"


def _words(language: str, words: str) -> Literal:
    return Literal(words, language=language)


def _term(shown: str, expand: Callable[[str], str]) -> str:
    try:
        iri = expand(shown)
    except ValueError:
        return write_literal(Literal(shown))
    return write_literal(Literal(shown)) if set(iri) & set(' <>"{}|^`\\\n') else f"<{iri}>"


FORMATS = MappingProxyType(
    {
        "text": write_text,
        "turtle": write_turtle,
        "json": write_json,
        "junit": write_junit,
        "sarif": write_sarif,
    }
)
"""Name of the format, and what writes a report in it."""
