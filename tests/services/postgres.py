"""A PostgreSQL cluster for the length of one command: on a free port, in a temporary folder, gone afterwards.

python -m tests.services.postgres --run pytest       # with DATABASE_URL in its environment
python -m tests.services.postgres --present          # exit code 0 if the server programs are installed
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

# Durability costs time and protects nothing here: the data dies with the test run.
OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "timezone": "Asia/Shanghai",
}


def server_programs() -> Path | None:
    """The folder with initdb and pg_ctl; Debian keeps it out of PATH. The newest version wins."""
    folders = list(Path("/usr/lib/postgresql").glob("*/bin"))
    folders.sort(key=lambda folder: float(folder.parent.name), reverse=True)
    if found := shutil.which("initdb"):
        folders.append(Path(found).parent)
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


def unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root; None where we are not root."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster, give its database URL, stop and remove it.

    Raises FileNotFoundError where PostgreSQL is not installed, CalledProcessError where it does not start.
    """
    programs = server_programs()
    if programs is None:
        raise FileNotFoundError("PostgreSQL is not installed: apt-get install postgresql")
    user = unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="gongkai-pg-"))
    if user:
        shutil.chown(folder, user)
    data, port = folder / "data", free_port()

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(programs / program), *arguments],
            check=True, user=user, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )  # fmt: skip

    try:
        run(
            "initdb",
            "-D",
            str(data),
            "-U",
            "gongkai",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale",
            "C.UTF-8",
            "-N",
        )
        flags = [f"-c {name}={value}" for name, value in OPTIONS.items()]
        flags += [f"-p {port}", f"-c unix_socket_directories={folder}"]
        run("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-w", "-o", " ".join(flags), "start")
        try:
            yield f"postgres://gongkai@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--present"]:
        return 0 if server_programs() else 1
    if arguments[:1] != ["--run"] or len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2

    def leave(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, leave)
    with cluster() as url:
        environment = {**os.environ, "DATABASE_URL": url}
        try:
            return subprocess.run(arguments[1:], env=environment, check=False).returncode
        except KeyboardInterrupt:
            return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
