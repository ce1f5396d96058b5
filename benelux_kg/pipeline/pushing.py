"""``push``: a dataset into a store that somebody names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benelux_kg.errors import UsageError
from benelux_kg.graph.dataset import Dataset
from benelux_kg.publishing.batches import MOST_TRIPLES, digest_dataset, read_batches
from benelux_kg.publishing.bookmark import Bookmark, find_place
from benelux_kg.publishing.push import Progress, Pusher, PushReport
from benelux_kg.publishing.stores import GraphStore, ProtocolStore, UpdateStore
from benelux_kg.querying.endpoints import Endpoint
from benelux_kg.querying.transport import RETRIES, TIMEOUT, Transport


def push(
    folder: str | Path,
    endpoint: str,
    *,
    update: str | None = None,
    graph_store: str | None = None,
    replace_graphs: bool = False,
    remove_gone: bool = False,
    batch: int = MOST_TRIPLES,
    timeout: float = TIMEOUT,
    retries: int = RETRIES,
    state: Path | None = None,
    progress: Progress | None = None,
) -> PushReport:
    """Put the dataset in ``folder`` into a store, and count what is there afterwards at ``endpoint``.

    It is written to the address ``update`` (default: ``endpoint``), or by the Graph Store Protocol to ``graph_store``.
    A push that was cut off goes on where it stopped. Raises ``EndpointError`` where the server refuses.
    """
    if update and graph_store:
        raise UsageError("go one way or the other", where="--update, --graph-store", mend="name one of them")
    dataset = Dataset(folder)
    digest, size = digest_dataset(dataset)
    asked = Endpoint(endpoint, timeout=timeout, retries=retries)
    store: GraphStore
    if graph_store:
        store = ProtocolStore(Transport(graph_store, timeout=timeout, retries=retries))
    else:
        store = UpdateStore(Endpoint(update or endpoint, timeout=timeout, retries=retries))
    way = (digest, endpoint, update or "", graph_store or "", str(batch), str(replace_graphs))
    bookmark = Bookmark.open(state or find_place(way))
    pusher = Pusher(asked, store, bookmark, replace=replace_graphs)
    report = pusher.push(read_batches(dataset, batch), size, progress)
    strangers = tuple(pusher.find_strangers(dataset.names.expand("graph:"), (each.graph for each in report.graphs)))
    if remove_gone:
        pusher.remove(strangers)
        report = replace(report, removed=strangers)
    else:
        report = replace(report, strangers=strangers)
    bookmark.close()
    return report
