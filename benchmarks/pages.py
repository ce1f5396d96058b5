"""How much processor time the first load of each kind of page takes, in the server and its workers together.

    python benchmarks/pages.py [--times 3]

Each page is asked for anew, as a first reader would, in one language after the other; the bar is 100 ms.
"""

from __future__ import annotations

import argparse
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.serving import family, running  # noqa: E402 - found by the line above
from tests.browser.kinds import KINDS  # noqa: E402 - found by the line above

BAR = 100
"""Milliseconds."""
_PROCESS_CLOCK = 2


def used(pid: int) -> float:
    """Give the milliseconds of processor time that a process and its children took so far."""
    return 1000 * sum(time.clock_gettime((~each << 3) | _PROCESS_CLOCK) for each in family(pid))


def load(address: str, language: str) -> int:
    """Load one page; give the bytes that came."""
    request = urllib.request.Request(address, headers={"Accept": "text/html", "Accept-Language": language})
    try:
        with urllib.request.urlopen(request) as answer:
            return len(answer.read())
    except urllib.error.HTTPError as fault:  # a page about a fault
        return len(fault.read())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=3)
    times = parser.parse_args().times
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "benelux_kg", "serve", "--quiet", "--port", str(port)]
    command += ["--timeout", "60", "-g", str(ROOT / "data" / "graph")]
    print(f"{'page':24} {'first ms':>9} {'later ms':>9} {'bytes':>8}")
    with running(command, port, "/healthz") as server:
        for kind, path in KINDS.items():
            spent = []
            for language in ("nl", "fr", "de", "en")[: times + 1]:
                before = used(server.pid)
                size = load(f"http://127.0.0.1:{port}{path}", language)
                spent.append(used(server.pid) - before)
            flag = "" if spent[0] < BAR else "  over the bar"
            print(f"{kind:24} {spent[0]:9.1f} {min(spent[1:]):9.1f} {size:8}{flag}")


if __name__ == "__main__":
    main()
