"""What all tests share.

No example of a property is failed for the time it takes: a busy machine is no fault of the code.
"""

from __future__ import annotations

from hypothesis import settings


def pytest_addoption(parser):
    parser.addoption("--all-mutants", action="store_true", help="break every constraint of the shapes, not a third")


settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
