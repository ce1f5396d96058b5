"""The story: read texts, extract what they state, assemble a graph, infer, check; then ask it why."""

from benelux_kg.graph.dataset import Dataset, open_dataset
from benelux_kg.pipeline.asking import explain, explain_inferred, stats, verify
from benelux_kg.pipeline.building import DEFAULT_OUTPUT, build, merge, remove
from benelux_kg.pipeline.cataloguing import catalogue
from benelux_kg.pipeline.changing import BuildReport
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
