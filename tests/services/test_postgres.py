"""The PostgreSQL that `make test-services` starts: real, unprivileged, and gone afterwards."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.services import plugin, postgres

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.postgres
def test_a_cluster_answers_and_leaves_nothing_behind() -> None:
    with postgres.cluster() as url, psycopg.connect(url) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
        assert row is not None
        data = Path(row[0])
        assert data.parent.exists()
        if os.getuid() == 0:
            assert data.stat().st_uid != 0
    assert not data.parent.exists()


@pytest.mark.postgres
def test_the_command_gets_the_address_and_its_exit_code_is_ours() -> None:
    script = "import os, sys; sys.exit(7 if os.environ['DATABASE_URL'].startswith('postgres://') else 1)"
    command = [sys.executable, "-m", "tests.services.postgres", "--run", sys.executable, "-c", script]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 7


def test_a_missing_server_skips_with_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert plugin.reason_to_skip("postgres") == "needs PostgreSQL: make test-services"


@pytest.mark.parametrize(
    ("asked", "expression", "chromium", "reason"),
    [
        (False, "", "/usr/bin/chromium", "needs a browser: make test-services"),
        (False, "browser", "/usr/bin/chromium", None),
        (True, "", "/usr/bin/chromium", None),
        (True, "", None, "chromium is missing: apt-get install chromium fonts-noto-cjk"),
    ],
)
def test_browser_tests_run_when_asked_for(
    asked: bool, expression: str, chromium: str | None, reason: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugin, "WITH_SERVICES", asked)
    monkeypatch.setattr(plugin, "CHROMIUM", chromium)
    assert plugin.reason_to_skip("browser", expression) == reason
