"""The story: read texts, extract what they state, assemble a graph, infer, check; then ask it why."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from benelux_kg.graph.dataset import Dataset, open_dataset
from benelux_kg.pipeline.building import DEFAULT_OUTPUT, build, merge, remove
from benelux_kg.pipeline.changing import BuildReport

if TYPE_CHECKING:
    from benelux_kg.pipeline.asking import explain, explain_inferred, stats, verify
    from benelux_kg.pipeline.cataloguing import catalogue
    from benelux_kg.pipeline.pushing import push
    from benelux_kg.pipeline.tracing import Trace, trace

__all__ = [
    "DEFAULT_OUTPUT",
    "BuildReport",
    "Dataset",
    "Trace",
    "build",
    "catalogue",
    "explain",
    "explain_inferred",
    "merge",
    "open_dataset",
    "push",
    "remove",
    "stats",
    "trace",
    "verify",
]

_LATER = {
    **dict.fromkeys(("explain", "explain_inferred", "stats", "verify"), "asking"),
    "catalogue": "cataloguing",
    "push": "pushing",
    **dict.fromkeys(("Trace", "trace"), "tracing"),
}
"""The verbs whose modules are imported when they are first used: a build needs none of them."""


def __getattr__(name: str) -> object:
    """Give a verb that was not imported before."""
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
