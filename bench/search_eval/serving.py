"""A Gongkai that answers on a free port for as long as a block lasts."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench.search_eval.asking import OURS
from tests.services.postgres import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # of seconds


@contextmanager
def serving(environment: Mapping[str, str], folder: Path) -> Iterator[str]:
    """Start gunicorn with one worker, give its address, stop it. Raises TimeoutError with the end of its log."""
    port = free_port()
    log = folder / "gunicorn.log"
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "1", "--threads", "2", "--timeout", "120"]
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=out, stderr=out)
    try:
        site = f"http://127.0.0.1:{port}"
        _wait(site, server, log)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=60)


def _wait(site: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(f"{site}{OURS}1", timeout=PATIENCE):  # noqa: S310  a server of our own
                return
        except (URLError, OSError):
            time.sleep(0.5)
    raise TimeoutError(log.read_text(errors="replace")[-2000:])
