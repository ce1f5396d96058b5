"""Real stores on the loopback interface: Virtuoso, which the EU's portals run, and Oxigraph's own server."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from benelux_kg.querying.credentials import PASSWORD, SCHEME, USER

VIRTUOSO = shutil.which("virtuoso-t")
OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
_PATIENCE = 60
_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
MaxCheckpointRemap = 2000

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = .

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10
DavRoot = DAV

[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass
class Store:
    """A server that can be killed and started again on the same data; three addresses, and who may write."""

    name: str
    command: list[str]
    folder: Path
    query: str
    update: str
    graph_store: str
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self):
        """Start it, and wait until it answers."""
        log = (self.folder / "out.log").open("wb")
        with log:
            self.process = subprocess.Popen(self.command, cwd=self.folder, stdout=log, stderr=log)
        end = time.monotonic() + _PATIENCE
        while not self.is_up():
            assert self.process.poll() is None, (self.folder / "out.log").read_text("utf-8", "replace")
            assert time.monotonic() < end, f"{self.name} does not answer"
            time.sleep(0.05)

    def is_up(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.query}?query=ASK%7B%7D", timeout=2).close()
        except urllib.error.HTTPError as error:
            with error:
                return True
        except OSError:
            return False
        return True

    def kill(self):
        """End it as a power cut would."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None
        for lock in self.folder.glob("*.lck"):
            with suppress(FileNotFoundError):
                lock.unlink()


def make_virtuoso(folder: Path) -> Store:
    sql, http = find_ports(2)
    (folder / "virtuoso.ini").write_text(_INI.format(sql=sql, http=http), "utf-8")
    command = [VIRTUOSO or "", "+foreground", "+configfile", "virtuoso.ini"]
    home = f"http://127.0.0.1:{http}"
    owner = {USER: "dba", PASSWORD: "dba", SCHEME: "digest"}
    addresses = (f"{home}/sparql", f"{home}/sparql-auth", f"{home}/sparql-graph-crud-auth")
    return Store("Virtuoso", command, folder, *addresses, owner)


def make_oxigraph(folder: Path) -> Store:
    (port,) = find_ports(1)
    command = [OXIGRAPH or "", "serve", "--location", "data", "--bind", f"127.0.0.1:{port}"]
    home = f"http://127.0.0.1:{port}"
    return Store("Oxigraph", command, folder, f"{home}/query", f"{home}/update", f"{home}/store")


def find_ports(number: int) -> list[int]:
    """Find ports that nobody listens on, below those that the system hands out to everybody."""
    first = 20_000 + os.getpid() * 10 % 10_000
    return list(islice(filter(_is_free, range(first, 32_000)), number))


def _is_free(port: int) -> bool:
    with socket.socket() as each:
        return each.connect_ex(("127.0.0.1", port)) != 0
