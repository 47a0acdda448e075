"""Nodes of a real Elasticsearch: on free ports, in a temporary folder, as no root, gone afterwards."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.services.elasticsearch.download import NotToBeHad, server_home
from tests.services.elasticsearch.guard import OPERATOR, Guard
from tests.services.elasticsearch.java import NO_JAVA, java_home

PATIENCE = 180.0  # of seconds until a node answers, on a machine that does other things too
HEAP = "512m"
SETTINGS: dict[str, Any] = {
    "network.host": "127.0.0.1",
    "xpack.security.enabled": False,
    "cluster.routing.allocation.disk.threshold_enabled": False,
}


@dataclass
class Node:
    """One server. It may be stopped, killed and started again; its data stay until the cluster is left."""

    name: str
    folder: Path
    http_port: int
    transport_port: int
    settings: Mapping[str, Any] = field(default_factory=dict)
    guard: Guard | None = None
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"{'https' if self.guard else 'http'}://127.0.0.1:{self.http_port}"

    @property
    def pid(self) -> int:
        """The process id of the server itself; the one that was started is only its launcher."""
        return int((self.folder / "pid").read_text())

    def start(self) -> None:
        """Start the process; `wait` says when it answers. Raises NotToBeHad without programs or Java."""
        home, java = server_home(), java_home()
        if java is None:
            raise NotToBeHad(NO_JAVA)
        _lay_out(self, home)
        (self.folder / "pid").unlink(missing_ok=True)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "ES_JAVA_HOME": str(java),
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_TMPDIR": str(self.folder / "tmp"),
            "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP}",
        }
        with (self.folder / "out").open("ab") as out:
            self.process = subprocess.Popen(
                [str(home / "bin" / "elasticsearch"), "-p", str(self.folder / "pid")],
                cwd=self.folder, env=environment, user=unprivileged_user(),
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True,
            )  # fmt: skip

    def wait(self, nodes: int = 1) -> None:
        """Return when it answers with that many nodes in its cluster. Raises TimeoutError with the end of its log."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process is None or self.process.poll() is not None:
                raise TimeoutError(f"{self.name} ended: {self.log()}")
            if self.health().get("number_of_nodes", 0) >= nodes:
                return
            time.sleep(0.2)
        raise TimeoutError(f"{self.name} does not answer: {self.log()}")

    def health(self) -> dict[str, Any]:
        """What it says of its cluster; nothing where it does not answer."""
        request = urllib.request.Request(f"{self.url}/_cluster/health")  # noqa: S310
        context = None
        if self.guard:
            request.add_header("Authorization", f"Basic {b64encode(':'.join(OPERATOR).encode()).decode()}")
            context = ssl.create_default_context(cadata=self.guard.certificate)
        try:
            with urllib.request.urlopen(request, timeout=5, context=context) as answer:  # noqa: S310
                return dict(json.load(answer))
        except (OSError, urllib.error.URLError):
            return {}

    def stop(self) -> None:
        """Ask it to end, and wait."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """kill -9, as when the power fails."""
        self._end(signal.SIGKILL)

    def log(self) -> str:
        out = self.folder / "out"
        return out.read_text(errors="replace")[-2000:] if out.exists() else ""

    def _end(self, number: int) -> None:
        """Signal the server; its launcher then ends by itself, having seen it off."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.kill(self._server() or self.process.pid, number)
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            for pid in filter(None, (self._server(), self.process.pid)):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self.process.wait(timeout=60)
        self.process = None

    def _server(self) -> int | None:
        try:
            return self.pid
        except (OSError, ValueError):  # it has not come so far
            return None


@contextmanager
def cluster(size: int = 1, guard: Guard | None = None) -> Iterator[list[Node]]:
    """Start that many nodes as one cluster, give them, stop and remove them; with TLS and users where a guard stands.

    Raises NotToBeHad where the programs or a Java are missing, TimeoutError where they do not start.
    """
    folder = Path(tempfile.mkdtemp(prefix="gongkai-es-"))
    folder.chmod(0o755)
    if user := unprivileged_user():
        shutil.chown(folder, user)
    nodes = _nodes(folder, size, guard)
    try:
        for node in nodes:
            node.start()
        for node in nodes:
            node.wait(size)
        yield nodes
    finally:
        for node in nodes:
            node.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _nodes(folder: Path, size: int, guard: Guard | None) -> list[Node]:
    ports = free_ports(2 * size)
    names = [f"node-{number}" for number in range(1, size + 1)]
    seeds = [f"127.0.0.1:{port}" for port in ports[size:]]
    together = {"cluster.initial_master_nodes": names, "discovery.seed_hosts": seeds}
    found = {"discovery.type": "single-node"} if size == 1 else together
    common = {"path.repo": [str(folder / "snapshots")], **found, **(guard.settings if guard else {})}
    return [
        Node(name, folder / name, ports[number], ports[size + number], common, guard)
        for number, name in enumerate(names)
    ]


def _lay_out(node: Node, home: Path) -> None:
    """Its folders and configuration; YAML reads JSON."""
    config = node.folder / "config"
    for folder in (config / "jvm.options.d", node.folder / "data", node.folder / "logs", node.folder / "tmp"):
        folder.mkdir(parents=True, exist_ok=True)
    for name in ("log4j2.properties", "jvm.options"):
        shutil.copy(home / "config" / name, config / name)
    for name, text in (node.guard.files if node.guard else {}).items():
        (config / name).write_text(text)
    settings = {
        **SETTINGS,
        "cluster.name": node.folder.parent.name,
        "node.name": node.name,
        "http.port": node.http_port,
        "transport.port": node.transport_port,
        "path.data": str(node.folder / "data"),
        "path.logs": str(node.folder / "logs"),
        **node.settings,
    }
    lines = [f"{name}: {json.dumps(value)}" for name, value in settings.items()]
    (config / "elasticsearch.yml").write_text("\n".join(lines))
    if user := unprivileged_user():
        for path in (node.folder, *node.folder.rglob("*")):
            shutil.chown(path, user)


def unprivileged_user() -> str | None:
    """Elasticsearch refuses to run as root; None where we are not root."""
    return "nobody" if os.getuid() == 0 else None


def free_ports(count: int) -> Sequence[int]:
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()
