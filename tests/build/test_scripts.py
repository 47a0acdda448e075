"""The commands speak plainly: each refusal names its cause and the line that helps."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "CI": "", "MAKEFLAGS": "", **environment}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)


def fake_python(folder: Path, version: str) -> None:
    """A python3 of the given version, first in PATH: it fails the version test and tells its version."""
    program = folder / "python3"
    program.write_text(f'#!/bin/sh\ncase "$*" in *platform*) echo {version};; *) exit 1;; esac\n')
    program.chmod(0o755)


def test_help_lists_every_target() -> None:
    listed = run("make", "help").stdout
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(targets) >= {"demo", "test", "test-services", "check", "bench", "lock", "messages"}
    for target in targets:
        assert f"make {target} " in listed


def test_a_python_that_is_too_old_is_named(tmp_path: Path) -> None:
    fake_python(tmp_path, "3.9.2")
    done = run("/bin/sh", "-c", ". scripts/lib.sh; find_python", PATH=str(tmp_path))
    assert done.returncode == 1
    assert "3.9.2" in done.stderr
    assert "3.11" in done.stderr


def test_without_python_the_line_that_installs_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "id").symlink_to("/usr/bin/id")
    done = run("/bin/sh", "-c", ". scripts/lib.sh; find_python", PATH=str(tmp_path))
    assert done.returncode == 1
    assert re.search(r"apt-get install python3 python3-venv", done.stderr)


def test_a_taken_port_is_refused_before_anything_is_installed() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("make", "--no-print-directory", "demo", f"PORT={port}")
    assert done.returncode != 0
    assert f"端口 {port} 已被占用" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("port", ["0", "65536", "eight"])
def test_what_is_no_port_number_is_refused(port: str) -> None:
    done = run(sys.executable, "scripts/port_is_free.py", port)
    assert done.returncode == 1
    assert "不是端口号" in done.stderr


def test_an_environment_that_is_up_to_date_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for name in ("lib.sh", "install.sh"):
        (tmp_path / "scripts" / name).write_text((ROOT / "scripts" / name).read_text())
    (tmp_path / "requirements.txt").write_text("wagtail==7.4.4\n")
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    stamp = subprocess.run(["cksum"], input=b"wagtail==7.4.4\n", capture_output=True, check=True).stdout
    (tmp_path / ".venv/.installed").write_bytes(stamp)
    done = run("/bin/sh", str(tmp_path / "scripts/install.sh"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("script", sorted(ROOT.glob("scripts/*.sh")), ids=lambda path: path.name)
def test_scripts_are_posix_shell(script: Path) -> None:
    assert run("/bin/sh", "-n", str(script)).returncode == 0
