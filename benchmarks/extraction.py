"""Time reading and extraction (text → claims) beside spaCy's tokenizer, sentencizer and phrase matcher.

Both see the same texts and the same Dutch labels, in one process, one after the other, in batches that take turns.
Times are of the processor, so that other work on the machine counts as little as it can; both run in one thread::

    python benchmarks/extraction.py            # 1 000 pages
    python benchmarks/extraction.py 10000
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.corpus import write_pages  # noqa: E402 - the path is set first
from benelux_kg.vocabulary.lexicon import load_lexicon  # noqa: E402 - the path is set first

BATCH = 100

Page = tuple[str, str]


def make_own() -> Callable[[list[Page]], int]:
    """Return a function that extracts a batch and counts its claims."""
    from benelux_kg.corpus import read_document
    from benelux_kg.extraction import Extractor

    extractor = Extractor.load()

    def extract(pages: list[Page]) -> int:
        documents = (read_document(text.encode(), name) for name, text in pages)
        return sum(len(extractor.extract(document).evidence) for document in documents)

    return extract


def make_spacy() -> Callable[[list[Page]], int]:
    """Return a function that tokenizes a batch, cuts its sentences, and counts the labels it finds."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10_000_000
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    labels = {label.text for e in load_lexicon().entries.values() for label in e.labels if label.language == "nl"}
    matcher.add("LABEL", list(nlp.tokenizer.pipe(sorted(labels))))

    def match(pages: list[Page]) -> int:
        return sum(len(matcher(document)) for document in nlp.pipe(text for _, text in pages))

    return match


def main(count: int) -> None:
    """Print both times and their ratio."""
    own, other = make_own(), make_spacy()
    pages = iter(write_pages(count))
    warm_up = list(write_pages(5))
    own(warm_up), other(warm_up)
    gc.freeze()  # what both have loaded stays; the collector need not look at it again and again
    spent, found, words = {"own": 0.0, "spacy": 0.0}, {"own": 0, "spacy": 0}, 0
    while batch := list(islice(pages, BATCH)):
        words += sum(len(text.split()) for _, text in batch)
        for name, run in (("own", own), ("spacy", other)):
            start = time.process_time()
            found[name] += run(batch)
            spent[name] += time.process_time() - start
    print(f"{count} pages, {words / count:.0f} words a page")
    for name, unit in (("own", "pieces of evidence"), ("spacy", "labels")):
        rate = f"{count / spent[name]:7.0f} pages/s  {found[name] / count:5.1f} {unit} a page"
        print(f"{name:10}  {spent[name]:8.2f} s  {rate}")
    print(f"ratio       {spent['own'] / spent['spacy']:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
