"""Which tests need a server that is not there: skipped at home with the line that helps, failed in CI."""

import os
import shutil

import pytest

from tests.services.elasticsearch.download import cached_home
from tests.services.elasticsearch.java import NO_JAVA, java_home

WITH_SERVICES = os.environ.get("GONGKAI_TEST_SERVICES") == "1"
IN_CI = os.environ.get("CI") == "true"
CHROMIUM = shutil.which("chromium")

NOT_ASKED_FOR = "needs {what}: make test-services"
MISSING = "{what} is missing: apt-get install {package}"


def has_postgres() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def reason_to_skip(marker: str, expression: str = "") -> str | None:
    """Why a test with this marker cannot run now, or None.

    ``expression`` is pytest's -m: who asks for browser tests by name gets them without PostgreSQL.
    """
    if marker == "postgres":
        return None if has_postgres() else NOT_ASKED_FOR.format(what="PostgreSQL")
    if marker == "elasticsearch":
        return _reason_without_elasticsearch(expression)
    if not (WITH_SERVICES or marker in expression):
        return NOT_ASKED_FOR.format(what="a browser")
    return None if CHROMIUM else MISSING.format(what="chromium", package="chromium fonts-noto-cjk")


def _reason_without_elasticsearch(expression: str) -> str | None:
    if not (WITH_SERVICES or "elasticsearch" in expression):
        return NOT_ASKED_FOR.format(what="Elasticsearch")
    if java_home() is None:
        return NO_JAVA
    return None if cached_home() else MISSING.format(what="Elasticsearch", package="maven; make test-services")


REASON = pytest.StashKey[str]()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    expression = config.getoption("markexpr", default="") or ""
    for item in items:
        for marker in ("postgres", "browser", "elasticsearch"):
            if item.get_closest_marker(marker) and (reason := reason_to_skip(marker, expression)):
                # Debian 12 has no Java that is new enough: there these tests cannot run, and say so.
                if IN_CI and WITH_SERVICES and reason != NO_JAVA:
                    item.stash[REASON] = reason
                else:
                    item.add_marker(pytest.mark.skip(reason=reason))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """With services asked for in CI, a missing one is a failure: silence there would hide it for ever."""
    if reason := item.stash.get(REASON, None):
        pytest.fail(reason, pytrace=False)
