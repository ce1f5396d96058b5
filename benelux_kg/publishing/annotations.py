"""Web annotations: every piece of evidence as an annotation of the text it stands in.

The body is the claim, the target the text with two selectors: the words, and their place. Every part has a name. The
standard's context is named, as it asks for, so that its readers know every term; other terms are IRIs, or short names
that this context knows. ``ontology/annotation.jsonld`` has the part of it that is used, for readers without a network.

Source: Web Annotation Data Model, 3.1 Annotations, 4.2.4 Text Quote Selector, 4.2.5 Text Position Selector, 5.2
Annotation Page; RFC 6920, 3 Naming Information (ni) URI Format.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, TextIO

from benelux_kg.publishing.content import Content
from benelux_kg.publishing.records import ClaimRecord, Described, Records
from benelux_kg.publishing.subjects import RESOURCE, Fact
from benelux_kg.vocabulary.namespaces import ANNOTATION_CONTEXT, Namespaces


def write_annotations(content: Content, stream: TextIO) -> None:
    """Write a page of annotations, one a line, claim after claim; its name is the digest of these lines."""
    stream.write(f'{{"@context": "{ANNOTATION_CONTEXT}",\n"type": "AnnotationPage",\n"items": [\n')
    separator, digest = "", sha256()
    for annotation in _annotate(content):
        line = json.dumps(annotation, ensure_ascii=False)
        digest.update(f"{line}\n".encode())
        stream.write(separator + line)
        separator = ",\n"
    stream.write(f'\n],\n"id": "ni:///sha-256;{urlsafe_b64encode(digest.digest()).decode().rstrip("=")}"}}\n')


def _annotate(content: Content) -> Iterator[dict[str, Any]]:
    for claim in Records(content):
        for evidence, document in claim.evidence:
            yield {
                "id": f"{evidence.iri}#annotation",
                "type": "Annotation",
                "motivation": _motivate(claim, content.names),
                "body": _describe_claim(claim, content.names),
                "target": _describe_target(evidence, document),
            }


def _motivate(claim: ClaimRecord, names: Namespaces) -> str:
    return "identifying" if claim.value("rdf:predicate") == names.expand("bkg:mentions") else "describing"


def _describe_claim(claim: ClaimRecord, names: Namespaces) -> dict[str, Any]:
    subject, predicate, object_ = claim.triple
    body = {
        "id": claim.iri,
        "type": names.expand("bkg:Claim"),
        "rdf:subject": {"id": subject},
        "rdf:predicate": {"id": predicate},
        "rdf:object": _write_object(object_),
        names.expand("bkg:factuality"): {"id": claim.value("bkg:factuality")},
    }
    speakers = [{"id": iri} for iri in claim.values("bkg:attributedTo")]
    return body | ({names.expand("bkg:attributedTo"): speakers} if speakers else {})


def _write_object(fact: Fact) -> dict[str, str]:
    if fact.kind == RESOURCE:
        return {"id": fact.value}
    tag = {"@language": fact.language} if fact.language else {}
    datatype = {"@type": fact.datatype} if fact.datatype else {}
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
