"""What frame authors ask: which frames there are, whether their tests pass, why one fired and why another did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benelux_kg.errors import UsageError
from benelux_kg.extraction import Extractor
from benelux_kg.extraction.frame_tests import Outcome, run_examples, write_claim
from benelux_kg.extraction.frames import Frame
from benelux_kg.extraction.linting import find_untested
from benelux_kg.extraction.matching import Match
from benelux_kg.pipeline.tracing import Trace, trace


@dataclass(frozen=True, slots=True)
class Attempt:
    """One frame at one trigger: what filled its roles, what it claimed, and which conditions failed."""

    frame: str
    trigger: str
    roles: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]
    failures: tuple[str, ...]


def load_frames() -> tuple[Frame, ...]:
    """Return all frames; raises ``ResourceError`` with every fault that the linter finds."""
    return Extractor.load().frames


def run_tests(name: str = "") -> list[Outcome]:
    """Run the tests of all frames, or of the one called ``name``."""
    extractor = Extractor.load()
    _check_name(name, extractor.frames)
    return list(run_examples(extractor, name))


def find_gaps(name: str = "") -> list[tuple[str, str]]:
    """Return frame and language wherever a frame, or the one called ``name``, has triggers and no test with claims."""
    return [(f.name, language) for f in load_frames() if name in {"", f.name} for language in find_untested(f)]


def find_attempts(path: Path, line: int, name: str = "", *, fired: bool) -> list[Attempt]:
    """Return the attempts on a line (from 1) of a text: those that fired, or those that failed, the nearest first."""
    _check_name(name, load_frames())
    seen = trace(path)
    start, end = _locate(seen.document.text, line, path)
    on_line = (match for match in seen.attempts if match.start < end and start < match.end)
    wanted = [m for m in on_line if bool(m.failures) != fired and name in {"", m.frame.name}]
    return [_describe(match, seen) for match in sorted(wanted, key=lambda m: (len(m.failures), m.start, m.frame.name))]


def _check_name(name: str, frames: tuple[Frame, ...]) -> None:
    if name and name not in {frame.name for frame in frames}:
        raise UsageError(f"there is no frame {name}", where="frames", mend="see: benelux-kg frames list")


def _locate(text: str, line: int, path: Path) -> tuple[int, int]:
    lines = text.split("\n")
    if not 1 <= line <= len(lines):
        raise UsageError(f"the text as kept has {len(lines)} lines", where=f"{path}:{line}", mend="name one of them")
    start = sum(len(each) + 1 for each in lines[: line - 1])
    return start, start + len(lines[line - 1])


def _describe(match: Match, seen: Trace) -> Attempt:
    text = seen.document.text
    roles = ((role, f"{_cut(text, f.start, f.end)} ({f.scope})") for role, f in sorted(match.fillers.items()))
    return Attempt(
        match.frame.name,
        _cut(text, match.start, match.end),
        tuple(roles),
        tuple(_claims(match, seen)) if not match.failures else (),
        tuple(match.failures),
    )


def _claims(match: Match, seen: Trace) -> Iterator[str]:
    """Give the claims of this frame whose words hold the trigger."""
    for evidence in seen.extract.evidence:
        quote = evidence.quote
        if evidence.frame == match.frame.name and quote.start < match.end and match.start < quote.end:
            yield write_claim(evidence.claim)


def _cut(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())
