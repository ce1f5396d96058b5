"""Write how a text was read, one line per block and one per sentence: ``python -m tests.corpus.outlines`` rewrites all."""

from __future__ import annotations

from pathlib import Path

from benelux_kg.corpus import Document, read_document

FILES = Path(__file__).parent / "files"


def outline(document: Document) -> str:
    """Return the outline of a document: number, kind, then what is not at its default, then the sentences."""
    record = document.record
    lines = [f"{record.language} | {record.title} | {record.publisher} | {record.issued} | {record.source}"]
    for number, block in enumerate(document.blocks):
        named = ("level", "ordinal"), ("heading", "lead_in", "group")
        shown = [f"{name} {value}" for name in named[0] if (value := getattr(block, name))]
        shown += [f"{name} {value}" for name in named[1] if (value := getattr(block, name)) >= 0]
        lines.append(f"{number} {block.kind}: {', '.join(shown)}".rstrip(": "))
        lines += ["    " + document.words(sentence).replace("\n", "⏎") for sentence in block.sentences]
    return "\n".join(lines) + "\n"


def texts() -> list[Path]:
    """Return the texts that have an outline beside them."""
    return sorted(path for path in FILES.iterdir() if path.suffix != ".outline")


if __name__ == "__main__":
    for path in texts():
        path.with_name(path.name + ".outline").write_text(outline(read_document(path, path.name)), encoding="utf-8")
