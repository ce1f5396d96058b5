"""How many queries a second, and what runaway queries do to the others.

Three servers over the same 100 000 triples, one after the other: this one, ``oxigraph serve-read-only`` and
rdflib-endpoint. Eight clients in processes of their own ask one simple SELECT over kept connections; each server is
asked in turns, so that whatever else the machine does befalls all alike.

    python benchmarks/serving.py [--seconds 5] [--rounds 3] [--triples 100000]

Needs ``pip install oxigraph rdflib-endpoint``; one that is missing is left out.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import multiprocessing
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

CLIENTS = 8
BASE = "http://example.org/"
QUERY = f"SELECT ?s ?name WHERE {{ ?s a <{BASE}Kind7> ; <{BASE}name> ?name }} LIMIT 10"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
"""A cross product that would run for years."""
SIMPLE = f"/sparql?query={urllib.parse.quote(QUERY)}"


@dataclass(frozen=True)
class Peer:
    """A server to measure: how it is started, and the path of its endpoint."""

    name: str
    command: list[str]
    path: str
    module: str = ""

    @property
    def is_here(self) -> bool:
        """Tell whether it is installed."""
        found = not self.module or importlib.util.find_spec(self.module) is not None
        return found and shutil.which(self.command[0]) is not None


def write_graph(folder: Path, triples: int) -> Path:
    """Write a dataset folder, with a store, that holds about ``triples`` triples once merged."""
    things = triples // 4
    graph = "<https://w3id.org/benelux-kg/graph/vocabulary>"
    lines = []
    for number in range(things):
        thing = f"<{BASE}thing/{number}>"
        lines += [
            f"{thing} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{BASE}Kind{number % 50}> {graph} .\n",
            f'{thing} <{BASE}name> "thing number {number}"@en {graph} .\n',
            f"{thing} <{BASE}near> <{BASE}thing/{(number * 7) % things}> {graph} .\n",
            f'{thing} <{BASE}size> "{number % 1000}"^^<http://www.w3.org/2001/XMLSchema#integer> {graph} .\n',
        ]
    shipped = Path(__file__).parents[1] / "data" / "graph"
    shutil.copytree(shipped, folder / "dataset", ignore=shutil.ignore_patterns("*.nq", "*.ttl", "*.jsonld", "store"))
    register = json.loads((folder / "dataset" / "sources.json").read_text("utf-8"))
    (folder / "dataset" / "sources.json").write_text(json.dumps({**register, "texts": []}), "utf-8")
    (folder / "dataset" / "vocabulary.nq").write_text("".join(sorted(lines)), "utf-8")
    for section in ("ontology", "inferred"):
        (folder / "dataset" / f"{section}.nq").write_text("", "utf-8")
    flat = folder / "flat.nt"
    flat.write_text("".join(line.replace(f" {graph} .", " .") for line in lines), "utf-8")
    return flat


class Client:
    """One kept connection that asks one thing after the other."""

    def __init__(self, port: int, path: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/sparql-results+json\r\n\r\n"
        self._request = head.encode()

    def ask(self) -> int:
        """Ask once; give the status."""
        self._socket.sendall(self._request)
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._receive()
        head, body = received[:end].lower(), received[end + 4 :]
        if b"content-length:" in head:
            length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
            while len(body) < length:
                body += self._receive()
        else:  # chunked: the last chunk is empty
            while not body.endswith(b"0\r\n\r\n"):
                body += self._receive()
        return int(head.split(b" ", 2)[1])

    def _receive(self) -> bytes:
        chunk = self._socket.recv(1 << 16)
        if not chunk:
            raise ConnectionError("the server hung up")
        return chunk


def press(
    port: int, path: str, seconds: float, pause: float, results: multiprocessing.Queue[tuple[list[float], int]]
) -> None:
    """Ask for ``seconds``; report the time of every answer, and how many were no 200."""
    client, times, errors = Client(port, path), [], 0
    end = time.perf_counter() + seconds
    while (start := time.perf_counter()) < end:
        errors += client.ask() != 200
        times.append(time.perf_counter() - start)
        if pause:
            time.sleep(pause)
    results.put((times, errors))


@dataclass(frozen=True)
class Load:
    """What clients saw together."""

    rate: float
    p50: float
    p99: float
    errors: int


def measure(port: int, path: str, seconds: float, clients: int = CLIENTS, pause: float = 0.0) -> Load:
    """Let ``clients`` processes ask at once."""
    results: multiprocessing.Queue[tuple[list[float], int]] = multiprocessing.Queue()
    arguments = (port, path, seconds, pause, results)
    processes = [multiprocessing.Process(target=press, args=arguments, daemon=True) for _ in range(clients)]
    for process in processes:
        process.start()
    found = [results.get(timeout=seconds + 120) for _ in processes]
    for process in processes:
        process.join()
    times = sorted(each for batch, _ in found for each in batch)
    return Load(
        rate=len(times) / seconds,
        p50=times[len(times) // 2] * 1000,
        p99=times[int(len(times) * 0.99)] * 1000,
        errors=sum(errors for _, errors in found),
    )


@contextlib.contextmanager
def running(command: list[str], port: int, path: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until it is no longer needed."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with contextlib.suppress(OSError):
                if Client(port, path).ask() == 200:
                    break
            time.sleep(0.1)
        else:
            raise RuntimeError(f"{command[0]} does not answer")
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def list_peers(folder: Path, flat: Path, port: int) -> list[Peer]:
    """Give the servers, all on one port."""
    here = ["benelux-kg", "serve", "--quiet", "--port", str(port), "-g", str(folder / "dataset")]
    program = [sys.executable, "-m", "benelux_kg", *here[1:]]
    at = f"127.0.0.1:{port}"
    oxigraph = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
    rdflib = "from rdflib import Graph; from rdflib_endpoint import SparqlEndpoint; import uvicorn; "
    rdflib += f"g = Graph(); g.parse({str(flat)!r}, format='nt'); "
    rdflib += f"uvicorn.run(SparqlEndpoint(graph=g, path='/sparql'), port={port}, log_level='error')"
    return [
        Peer("benelux-kg", program, SIMPLE),
        Peer("benelux-kg, nothing kept", [*program, "--cache", "0"], SIMPLE),
        Peer(
            "oxigraph serve-read-only",
            [oxigraph, "serve-read-only", "--location", str(folder / "oxigraph"), "--bind", at],
            SIMPLE.replace("/sparql", "/query"),
        ),
        Peer("rdflib-endpoint", [sys.executable, "-c", rdflib], SIMPLE, "rdflib_endpoint"),
    ]


def compare(peers: list[Peer], port: int, seconds: float, rounds: int) -> None:
    """Measure all peers in turns and print the medians."""
    loads: dict[str, list[tuple[Load, Load]]] = {peer.name: [] for peer in peers}
    for _ in range(rounds):
        for peer in peers:
            with running(peer.command, port, peer.path):
                measure(port, peer.path, 1.0)  # warm
                idle = measure(port, peer.path, seconds / 2, clients=1, pause=0.01)
                loads[peer.name].append((idle, measure(port, peer.path, seconds)))
    print(f"{'server':28} {'queries/s':>10} {'p50 ms':>8} {'p99 ms':>8} {'idle p99':>9} {'errors':>7}")
    for name, found in loads.items():
        rate, p50, p99, errors = (
            statistics.median(getattr(load, key) for _, load in found) for key in ("rate", "p50", "p99", "errors")
        )
        quiet = statistics.median(load.p99 for load, _ in found)
        print(f"{name:28} {rate:10.0f} {p50:8.2f} {p99:8.2f} {quiet:9.2f} {errors:7.0f}")


def attack(peer: Peer, port: int, limit: float) -> None:
    """Send ten endless queries at once and watch what happens to a simple one."""
    command = [*peer.command, "--timeout", str(limit)]
    endless = f"/sparql?query={urllib.parse.quote(ENDLESS)}"
    with running(command, port, peer.path) as server, multiprocessing.Pool(10) as pool:
        before = memory(server.pid)
        started = time.perf_counter()
        runaways = [pool.apply_async(time_one, (port, f"{endless}%23{number}")) for number in range(10)]
        others = measure(port, peer.path, limit)
        ended = [each.get(timeout=limit + 60) for each in runaways]
        print(f"ten endless queries, limit {limit:g} s, all over after {time.perf_counter() - started:.1f} s:")
        print(
            f"  statuses {sorted({status for status, _ in ended})}, the slowest after {max(s for _, s in ended):.2f} s"
        )
        print(f"  meanwhile: {others.rate:.0f} queries/s, p99 {others.p99:.1f} ms, {others.errors} errors")
        time.sleep(2)
        print(f"  memory of all processes: {before} MB before, {memory(server.pid)} MB after")
        print(f"  processes: {len(family(server.pid))}")


def time_one(port: int, path: str) -> tuple[int, float]:
    """Ask once; give status and seconds."""
    started = time.perf_counter()
    return Client(port, path).ask(), time.perf_counter() - started


def family(pid: int) -> list[int]:
    """Give a process and all that come from it."""
    children = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split())
    return [pid, *(each for child in children for each in family(child))]


def memory(pid: int) -> int:
    """Give the megabytes that a process and its children hold for themselves."""
    total = 0
    for each in family(pid):
        with contextlib.suppress(OSError):
            status = Path(f"/proc/{each}/status").read_text("ascii")
            total += int(status.split("RssAnon:")[1].split()[0])
    return total // 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--limit", type=float, default=5.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        folder = Path(temporary)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        flat = write_graph(folder, options.triples)
        store = ox.Store(str(folder / "oxigraph"))
        store.bulk_load(path=str(flat), format=ox.RdfFormat.N_TRIPLES)
        store.flush()
        del store
        peers = [peer for peer in list_peers(folder, flat, port) if peer.is_here]
        compare(peers, port, options.seconds, options.rounds)
        attack(peers[0], port, options.limit)


if __name__ == "__main__":
    main()
