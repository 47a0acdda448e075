"""Only auditors read the trail: a superuser as such is told why not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.menu import reports_menu

from base.audit import record, seal
from base.models import AuditEvent
from tests.base.audit.conftest import Write
from tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db
PAGES = ("audit_events", "audit_events_results", "audit_download", "audit_event")
SENTENCE = "审计记录只供审计管理员查阅"


@pytest.fixture
def auditor() -> Any:
    group = Group.objects.create(name="审计")
    group.permissions.add(
        Permission.objects.get(codename="read_audit"), Permission.objects.get(codename="access_admin")
    )
    user = UserFactory()
    user.groups.add(group)
    return user


@pytest.fixture
def reading(client: Client, auditor: Any) -> Client:
    client.force_login(auditor)
    return client


def address(name: str, event: AuditEvent) -> str:
    return reverse(name, args=[event.pk] if name == "audit_event" else [])


@pytest.mark.parametrize("name", PAGES)
def test_an_auditor_reads(reading: Client, write: Write, name: str) -> None:
    assert reading.get(address(name, write())).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_a_superuser_is_told_why_not(client: Client, write: Write, name: str) -> None:
    client.force_login(UserFactory(is_superuser=True))
    answer = client.get(address(name, write()), follow=True)
    assert answer.redirect_chain
    assert SENTENCE in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_right_granted_to_the_person_alone_does_not_count(client: Client, write: Write, name: str) -> None:
    user = UserFactory()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["read_audit", "access_admin"]))
    client.force_login(user)
    assert client.get(address(name, write())).status_code == 302


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_signs_in_first(client: Client, write: Write, name: str) -> None:
    assert reverse("wagtailadmin_login") in client.get(address(name, write())).headers["Location"]


def test_only_an_auditor_finds_it_in_the_menu(reading: Client, client: Client, auditor: Any, rf: Any) -> None:
    for user, shown in ((auditor, True), (UserFactory(is_superuser=True), False)):
        request = rf.get("/")
        request.user = user
        names = [item.url for item in reports_menu.menu_items_for_request(request)]
        assert (reverse("audit_events") in names) is shown


def test_the_list_is_filtered_by_act_person_object_unit_and_day(reading: Client) -> None:
    unit, person = UnitFactory(), UserFactory(username="zhangsan")
    sought = record("test.act", actor=person, kind="document", object_id=77, unit_id=unit.pk)
    others = [
        record("test.act", actor={}),
        record("test.act", actor=UserFactory(), kind="document", object_id=78),
    ]
    for query in (
        {"person": "zhangsan"},
        {"kind": "document", "object_id": "77"},
        {"unit_id": str(unit.pk)},
        {"action": "test.act", "person": "zhangsan", "at_from": sought.at.date().isoformat()},
    ):
        page = reading.get(reverse("audit_events"), query).content.decode()
        assert reverse("audit_event", args=[sought.pk]) in page
        assert not any(reverse("audit_event", args=[other.pk]) in page for other in others)
    page = reading.get(reverse("audit_events"), {"at_to": "2001-01-01"}).content.decode()
    assert "没有符合条件的审计记录" in page


def test_one_event_is_shown_with_its_seal(reading: Client, write: Write) -> None:
    event = write(content_hash="c" * 64, data={"copy": 12345, "items": ["document:67890"]})
    assert "尚未封存" in reading.get(address("audit_event", event)).content.decode()
    seal()
    page = reading.get(address("audit_event", event)).content.decode()
    assert "c" * 64 in page
    assert "12345" in page
    assert "document:67890" in page
    assert "尚未封存" not in page


def test_the_download_holds_what_was_filtered_with_every_seal_and_is_recorded(reading: Client, auditor: Any) -> None:
    record("test.act", actor={}, object_id=1)
    record("test.act", actor={}, object_id=2)
    seal()
    answer = reading.get(reverse("audit_download"), {"object_id": "2", "action": "test.act"})
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).decode().splitlines()]  # type: ignore[attr-defined]
    events = [line for line in lines if line["type"] == "event"]
    assert [(event["object_id"], event["action_label"]) for event in events] == [("2", "试验")]
    assert events[0]["digest"]
    assert {line["number"] for line in lines if line["type"] == "seal"} >= {events[0]["seal"]}
    read_out = AuditEvent.objects.get(action="audit.export")
    assert (read_out.actor_id, read_out.data["count"]) == (auditor.pk, 1)


def test_the_list_costs_the_same_however_long_it_is(reading: Client, write: Write) -> None:
    counts = []
    reading.get(reverse("audit_events"))  # what is read once in a process
    for more in (5, 40):
        for _n in range(more):
            write()
        with CaptureQueriesContext(connection) as captured:
            reading.get(reverse("audit_events"))
        counts.append(len(captured.captured_queries))
    assert counts[0] == counts[1]
