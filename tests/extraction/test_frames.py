"""Every frame's own examples, each a test by its own name."""

from __future__ import annotations

import pytest

from benelux_kg.extraction import Extractor
from benelux_kg.extraction.frame_tests import run_example
from benelux_kg.extraction.frames import load_frames
from benelux_kg.extraction.linting import find_untested
from benelux_kg.resources import languages

EXAMPLES = [
    pytest.param(frame, example, number, id=f"{frame.name}-{number}-{example.language}")
    for frame in load_frames()
    for number, example in enumerate(frame.examples, 1)
]


@pytest.mark.parametrize(("frame", "example", "number"), EXAMPLES)
def test_an_example_gives_exactly_its_claims(frame, example, number):
    outcome = run_example(Extractor.load(), frame, example, number)
    assert outcome.passed, f"missing: {outcome.missing}; excess: {outcome.excess}"


@pytest.mark.parametrize("frame", load_frames(), ids=lambda frame: frame.name)
def test_every_language_that_has_triggers_has_a_test_that_claims_something(frame):
    assert list(find_untested(frame)) == []


@pytest.mark.parametrize("frame", load_frames(), ids=lambda frame: frame.name)
def test_every_frame_is_proven_to_read_and_to_keep_silent_in_every_language(frame):
    reads = {example.language for example in frame.examples if example.claims}
    keeps_silent = {example.language for example in frame.examples if not example.claims}
    assert (reads, keeps_silent) == (set(languages()), set(languages()))
