"""The story: read texts, extract what they state, assemble a graph, infer, check; then ask it why."""

from __future__ import annotations

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


def __getattr__(name: str) -> object:
    """Give a verb that a build does not need: what such verbs rest on is imported when the first of them is used."""
    if name not in __all__:
        raise AttributeError(name)
    from benelux_kg.pipeline import asking, cataloguing, pushing, tracing  # noqa: PLC0415 — heavy

    return next(getattr(module, name) for module in (asking, cataloguing, pushing, tracing) if hasattr(module, name))
