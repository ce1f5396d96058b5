"""Names that are hashes of what they name: claims, evidence, inferences and runs.

What is hashed is spelled as it stands in the dataset, so that anybody can recompute a name from ``dataset.nq`` alone:
terms in the canonical N-Triples form (whole IRIs in ``<>``, escaped literals with datatype or lower-case language tag),
joined by one space, in UTF-8. A name is the first 32 hexadecimal digits of the SHA-256 digest.
"""

from __future__ import annotations

from hashlib import sha256

_DIGITS = 32


def mint_claim(subject: str, predicate: str, object_: str, factuality: str, attributed_to: str = "") -> str:
    """Name a claim; all arguments are N-Triples terms, the last one empty where nobody is named."""
    return f"id:claim/{_hash(subject, predicate, object_, factuality, attributed_to)}"


def mint_evidence(claim: str, text_sha256: str, start: int, end: int, frame: str) -> str:
    """Name a piece of evidence; ``claim`` is an N-Triples term, ``frame`` is ``name/version``.

    Hashed: claim, digest of the text, start, end and frame, joined by one space.
    """
    return f"id:evidence/{_hash(claim, text_sha256, str(start), str(end), frame)}"


def mint_inference(subject: str, predicate: str, object_: str) -> str:
    """Name why a triple is inferred; all arguments are N-Triples terms."""
    return f"id:inference/{_hash(subject, predicate, object_)}"


def mint_run(signature: str) -> str:
    """Name a version of the tool, its vocabulary and its frames by their common signature."""
    return f"id:run/{_hash(signature)}"


def name_document_graph(slug: str) -> str:
    """Name the graph of the text whose slug this is."""
    return f"graph:document/{slug}"


def _hash(*parts: str) -> str:
    return sha256(" ".join(part for part in parts if part).encode()).hexdigest()[:_DIGITS]
