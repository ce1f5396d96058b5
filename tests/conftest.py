"""What all tests share.

No example of a property is failed for the time it takes: a busy machine is no fault of the code.
"""

from __future__ import annotations

import signal

from hypothesis import settings

# Where tests run in the background they hear of no Ctrl-C, and neither would a program that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser):
    parser.addoption("--all-mutants", action="store_true", help="break every constraint of the shapes, not a third")


settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
