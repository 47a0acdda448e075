"""The server's programs: fetched once through Maven, checked, and kept outside of the project between runs.

They are the archive that Elasticsearch publishes for tests of its plugins: the real server with few modules.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = "9.2.8"
SHA256 = "db508f13489de1f46f1af9b487e1589071f34f5eb03a996b851a8bd67880f09b"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
# The server does not run as root, and root's own folders are closed to whom it runs as.
CACHE = Path(os.environ.get("GONGKAI_TEST_CACHE") or ("/var/cache/gongkai" if os.getuid() == 0 else "~/.cache/gongkai"))


class NotToBeHad(Exception):
    """The server's programs are not here and cannot be fetched; says what would help."""


def cached_home() -> Path | None:
    """The unpacked server, if an earlier run left it."""
    home = _folder() / f"elasticsearch-{VERSION}"
    return home if (home / ".checked").exists() else None


def server_home() -> Path:
    """The folder of the unpacked server; fetched on the first call.

    Raises NotToBeHad without Maven or without a way to what it fetches from, and where the checksum differs.
    """
    with _alone():
        return cached_home() or _unpacked(_fetched())


def _folder() -> Path:
    return CACHE.expanduser()


@contextmanager
def _alone() -> Iterator[None]:
    """Two runs at once fetch once."""
    _folder().mkdir(parents=True, exist_ok=True)
    with (_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetched() -> Path:
    if shutil.which("mvn") is None:
        raise NotToBeHad("mvn is missing: apt-get install maven")
    folder = _folder()
    command = ["mvn", "-q", "-B", COPY, f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"]
    done = subprocess.run(
        [*command, "-Dmdep.useBaseVersion=true"],
        cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    archive = folder / f"elasticsearch-{VERSION}.zip"
    if done.returncode or not archive.exists():
        raise NotToBeHad(f"Maven did not bring {ARTIFACT}: {(done.stdout + done.stderr)[-300:]}")
    if (found := hashlib.sha256(archive.read_bytes()).hexdigest()) != SHA256:
        archive.unlink()
        raise NotToBeHad(f"{ARTIFACT} has the checksum {found}, expected was {SHA256}")
    return archive


def _unpacked(archive: Path) -> Path:
    """Unpack beside its place and move it there in one step, so that no half of it is ever used."""
    home = _folder() / f"elasticsearch-{VERSION}"
    half = _folder() / f"unpacking-{os.getpid()}"
    shutil.rmtree(home, ignore_errors=True)
    try:
        with zipfile.ZipFile(archive) as members:
            members.extractall(half)
        found = half / home.name
        for program in (found / "bin").iterdir():
            program.chmod(0o755)
        (found / ".checked").write_text(SHA256)
        found.rename(home)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    archive.unlink()
    return home
