"""The Elasticsearch of `make test-services`: real, unprivileged, checked, and gone afterwards."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.services import plugin
from tests.services.elasticsearch import download, java
from tests.services.search_server import Clusters


@pytest.mark.elasticsearch
def test_a_node_answers_and_leaves_nothing_behind(own_cluster: Clusters) -> None:
    with own_cluster(1) as (node,):
        assert node.health()["number_of_nodes"] == 1
        if os.getuid() == 0:
            assert Path(f"/proc/{node.pid}").stat().st_uid != 0
        folder, pid = node.folder, node.pid
    assert not folder.exists()
    assert not Path(f"/proc/{pid}").exists()


def _home(folder: Path, version: str) -> Path:
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "java").touch()
    (folder / "release").write_text(f'IMPLEMENTOR="x"\nJAVA_VERSION="{version}"\n')
    return folder


@pytest.mark.parametrize(("said", "version"), [("17.0.15", 17), ("25", 25), ("21.0.1", 21), ("1.8.0", 1)])
def test_the_version_of_a_java_is_read_from_its_home(tmp_path: Path, said: str, version: int) -> None:
    assert java.version_of(_home(tmp_path / "jdk", said)) == version


def test_no_java_has_no_version(tmp_path: Path) -> None:
    assert java.version_of(tmp_path) == 0


def _maven(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """A `mvn` that does this in the cache folder, first on the path."""
    program = folder / "mvn"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setattr(download, "CACHE", folder / "cache")


def test_what_has_another_checksum_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"elasticsearch-{download.VERSION}.zip"
    _maven(tmp_path, monkeypatch, f"echo changed > {name}")
    with pytest.raises(download.NotToBeHad, match="checksum"):
        download.server_home()
    assert not (tmp_path / "cache" / name).exists()
    assert download.cached_home() is None


def test_a_registry_that_refuses_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _maven(tmp_path, monkeypatch, "echo not served; exit 1")
    with pytest.raises(download.NotToBeHad, match="not served"):
        download.server_home()


@pytest.mark.parametrize(
    ("asked", "expression", "java", "home", "reason"),
    [
        (False, "", Path("/jdk"), Path("/es"), "needs Elasticsearch: make test-services"),
        (False, "elasticsearch", Path("/jdk"), Path("/es"), None),
        (True, "", Path("/jdk"), Path("/es"), None),
        (True, "", None, Path("/es"), plugin.NO_JAVA),
        (True, "", Path("/jdk"), None, "Elasticsearch is missing: apt-get install maven; make test-services"),
    ],
)
def test_its_tests_run_where_it_can_be_had(
    asked: bool, expression: str, java: Path | None, home: Path | None, reason: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(plugin, "WITH_SERVICES", asked)
    monkeypatch.setattr(plugin, "java_home", lambda: java)
    monkeypatch.setattr(plugin, "cached_home", lambda: home)
    assert plugin.reason_to_skip("elasticsearch", expression) == reason
