"""Staff learn that Elasticsearch fails or lags; the public is not bothered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from accounts.services.set_up_roles import set_up_roles
from base import clock
from disclosure.catalogue.clockwork import Unfinished
from search.feed.desk import alarm
from search.feed.models import FeedRow, ServiceState
from search.feed.noting import note
from search.feed.upkeep import keep_up
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

TITLE = "检索服务异常"


@pytest.fixture
def configured(settings: Settings) -> None:
    settings.GONGKAI_ELASTICSEARCH_URLS = ["http://127.0.0.1:9"]


def healthy(minutes_ago: int = 0) -> None:
    ServiceState.objects.create(checked_at=clock.now() - timedelta(minutes=minutes_ago))


def home(client: Client, *, is_operator: bool) -> str:
    user = UserFactory(is_superuser=is_operator)
    if not is_operator:
        set_up_roles()
    client.force_login(user)
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_site_without_elasticsearch_has_no_alarm() -> None:
    healthy(minutes_ago=60)
    FeedRow.objects.create(entry=1, changed_at=clock.now() - timedelta(days=1))
    assert not alarm()


def test_all_is_well(configured: None, client: Client) -> None:
    healthy()
    note([1])
    assert not alarm()
    assert TITLE not in home(client, is_operator=True)


def test_a_server_that_fails_is_named_with_its_lag(configured: None, client: Client) -> None:
    note([1, 2])
    with pytest.raises(Unfinished):
        keep_up(clock.now())
    found = alarm()
    assert (found.waiting, bool(found.failing_since), bool(found.problem)) == (2, True, True)
    shown = home(client, is_operator=True)
    assert TITLE in shown
    assert "还有 2 条变动没有送达" in shown


def test_a_lag_alone_is_an_alarm_after_minutes(configured: None) -> None:
    healthy()
    FeedRow.objects.create(entry=1, changed_at=clock.now() - timedelta(minutes=4))
    assert not alarm()
    FeedRow.objects.create(entry=2, changed_at=clock.now() - timedelta(minutes=6))
    assert alarm().waiting == 2


def test_a_clock_that_stands_still_is_an_alarm(configured: None) -> None:
    healthy(minutes_ago=10)
    assert alarm().silent_since


def test_it_is_for_those_who_run_the_site(configured: None, client: Client) -> None:
    with pytest.raises(Unfinished):
        keep_up(clock.now())
    assert TITLE not in home(client, is_operator=False)


def test_the_status_command_says_what_waits_and_that_nobody_answers(
    configured: None, capsys: pytest.CaptureFixture[str]
) -> None:
    note([1])
    with pytest.raises(CommandError, match="没有应答"):
        call_command("search_status")
    assert "待送达的变动 1 条" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["rebuild_search", "--elasticsearch"], ["search_snapshot", "backup"]])
def test_commands_refuse_where_nothing_is_configured(command: list[str]) -> None:
    with pytest.raises(CommandError, match="没有配置"):
        call_command(*command)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"URLS": ["http://127.0.0.1:9200"], "API_KEY": "x"}, None),
        ({"URLS": ["https://search.example:9200"], "API_KEY": "x"}, None),
        ({"URLS": ["http://search.example:9200"]}, None),
        ({"URLS": ["http://search.example:9200"], "API_KEY": "x"}, "search.W001"),
        ({"URLS": ["http://site:secret@search.example:9200"]}, "search.W001"),
        ({"URLS": ["search.example"]}, "search.E001"),
        ({"URLS": ["http://search.example:92000"]}, "search.E001"),
        ({"URLS": ["http://search.example:92OO"], "API_KEY": "x"}, "search.E001"),
        ({"URLS": ["http://[::1:9200"], "API_KEY": "x"}, "search.E001"),
        ({"SHARDS": 0}, "search.E002"),
    ],
)
def test_settings_that_cannot_be_meant_are_named(
    changes: dict[str, object], code: str | None, settings: Settings
) -> None:
    for name, value in changes.items():
        setattr(settings, f"GONGKAI_ELASTICSEARCH_{name}", value)
    found = [one.id for one in run_checks(tags=["security"]) if (one.id or "").startswith("search.")]
    assert found == ([code] if code else [])
