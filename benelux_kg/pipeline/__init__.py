"""The story: read texts, extract what they state, assemble a graph, infer, check."""

from benelux_kg.graph.dataset import Dataset, open_dataset
from benelux_kg.pipeline.building import DEFAULT_OUTPUT, BuildReport, build, merge, remove

__all__ = ["DEFAULT_OUTPUT", "BuildReport", "Dataset", "build", "merge", "open_dataset", "remove"]
