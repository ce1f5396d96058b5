from __future__ import annotations

from pathlib import Path

import pytest

from benelux_kg.cli import export as command
from benelux_kg.publishing.formats import FORMATS
from benelux_kg.publishing.profiles import PROFILES

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "formats.md").read_text("utf-8")


def test_the_command_offers_every_format_and_profile():
    assert tuple(FORMATS) == command.FORMATS
    assert tuple(PROFILES) == command.PROFILES


@pytest.mark.parametrize("name", [*FORMATS, *PROFILES])
def test_every_format_and_profile_is_documented(name):
    assert f"`{name}`" in PAGE


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_every_format_has_a_media_type_a_suffix_and_a_profile(form):
    assert "/" in form.media_type
    assert form.suffix.startswith(".")
    assert form.profile in PROFILES
    assert bool(form.write_text) != bool(form.write_folder)
