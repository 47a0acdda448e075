"""A process may die at any moment of a release: then nothing is public and nothing is half, or everything is."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

SCRIPT = Path(__file__).with_name("crash") / "script.py"


@pytest.mark.django_db
def test_a_process_that_dies_at_any_step_of_a_release_leaves_nothing_half(tmp_path: Path) -> None:
    """Before each SQL statement, COMMIT and file operation: see crash/script.py."""
    if connection.vendor != "sqlite":
        pytest.skip("copies the SQLite file of the test run")
    prepared = tmp_path / "prepared.sqlite3"
    with sqlite3.connect(connection.settings_dict["NAME"]) as source, sqlite3.connect(prepared) as target:
        source.backup(target)
    run = subprocess.run([sys.executable, SCRIPT, prepared], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-4000:]
    *lines, last = run.stdout.splitlines()
    found = [line.split()[1] for line in lines]
    assert int(last.split()[1]) == len(found) > 60
    # Everything before COMMIT leaves nothing, everything after it leaves all.
    assert found == sorted(found, key=["nothing", "all"].index)
    assert "nothing" in found
