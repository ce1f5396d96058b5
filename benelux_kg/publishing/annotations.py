"""Web annotations: every piece of evidence as an annotation of the text it stands in.

The body is the claim, the target the text with two selectors: the words, and their place. Every part has a name. The
context has the standard's terms under the standard's names, and is embedded, so that no reader has to fetch it.

Source: Web Annotation Data Model, 3.1 Annotations, 4.2.4 Text Quote Selector, 4.2.5 Text Position Selector.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from benelux_kg.publishing.content import Content
from benelux_kg.publishing.records import ClaimRecord, Described, Records
from benelux_kg.publishing.subjects import RESOURCE, Fact
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import Namespaces


def write_annotations(content: Content, stream: TextIO) -> None:
    """Write one annotation a line, claim after claim."""
    context = json.loads((folder("ontology") / "annotation.jsonld").read_text("utf-8"))["@context"]
    stream.write('{"@context": ' + json.dumps(context, indent=1) + ',\n"@graph": [\n')
    separator = ""
    for annotation in _annotate(content):
        stream.write(separator + json.dumps(annotation, ensure_ascii=False))
        separator = ",\n"
    stream.write("\n]}\n")


def _annotate(content: Content) -> Iterator[dict[str, Any]]:
    for claim in Records(content):
        for evidence, document in claim.evidence:
            yield {
                "id": f"{evidence.iri}#annotation",
                "type": "Annotation",
                "motivation": _motivate(claim, content.names),
                "body": _describe_claim(claim),
                "target": _describe_target(evidence, document),
            }


def _motivate(claim: ClaimRecord, names: Namespaces) -> str:
    return "identifying" if claim.value("rdf:predicate") == names.expand("bkg:mentions") else "describing"


def _describe_claim(claim: ClaimRecord) -> dict[str, Any]:
    subject, predicate, object_ = claim.triple
    body = {
        "id": claim.iri,
        "type": "bkg:Claim",
        "rdf:subject": {"id": subject},
        "rdf:predicate": {"id": predicate},
        "rdf:object": _write_object(object_),
        "bkg:factuality": {"id": claim.value("bkg:factuality")},
    }
    speakers = [{"id": iri} for iri in claim.values("bkg:attributedTo")]
    return body | ({"bkg:attributedTo": speakers} if speakers else {})


def _write_object(fact: Fact) -> dict[str, str]:
    if fact.kind == RESOURCE:
        return {"id": fact.value}
    tag = {"@language": fact.language} if fact.language else {}
    datatype = {"type": fact.datatype} if fact.datatype else {}
    return {"@value": fact.text} | tag | datatype


def _describe_target(evidence: Described, document: Described) -> dict[str, Any]:
    quote = {name: evidence.value(f"oa:{name}") for name in ("exact", "prefix", "suffix")}
    place = {name: int(evidence.value(f"oa:{name}")) for name in ("start", "end")}
    return {
        "id": evidence.iri,
        "type": "SpecificResource",
        "source": document.iri,
        "selector": [
            {"id": f"{evidence.iri}#quote", "type": "TextQuoteSelector", **quote},
            {"id": f"{evidence.iri}#position", "type": "TextPositionSelector", **place},
        ],
    }
