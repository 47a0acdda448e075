"""An event says who did what to which object, and holds no content."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db import transaction
from django.test import RequestFactory

from base.audit import ContentInTrail, UnknownAction, record
from base.audit.data import LONGEST
from base.models import AuditEvent
from tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_an_event_keeps_who_acted_as_they_were_then() -> None:
    user = UserFactory(username="zhang", last_name="张", first_name="三")
    user.groups.add(Group.objects.create(name="复审组"))
    event = record("test.act", actor=user, obj=user)
    user.groups.clear()
    user.delete()
    event.refresh_from_db()
    assert event.actor == {
        "id": event.actor_id,
        "username": "zhang",
        "name": "张三",
        "roles": ["复审组"],
        "superuser": False,
    }


def test_the_object_gives_kind_number_and_unit() -> None:
    unit = UnitFactory()
    event = record("test.act", actor={}, obj=unit, unit_id=unit.pk, content_hash="a" * 64)
    assert (event.kind, event.object_id, event.unit_id) == ("portal.unit", str(unit.pk), unit.pk)


def test_whoever_is_signed_in_acts_unless_somebody_is_named() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.7")
    request.user = UserFactory()
    event = record("test.act", request=request)
    assert (event.actor_id, event.address) == (request.user.pk, "10.0.0.7")
    assert record("test.act", actor={}, request=request).actor == {}


def test_a_visitor_and_the_clock_are_nobody() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert record("test.act", request=request).actor == {}
    assert (record("test.act").actor, record("test.act").address) == ({}, "")


def test_an_action_that_nobody_registered_is_refused() -> None:
    with pytest.raises(UnknownAction):
        record("test.misspelt")


@pytest.mark.parametrize(
    "data",
    [
        {"text": "字" * (LONGEST + 1)},
        {"deep": [{"text": "字" * (LONGEST + 1)}]},
        {"lines": "第一段\n第二段"},
        {"字" * (LONGEST + 1): 1},
        {"many": ["字" * 190] * 150},
    ],
)
def test_content_has_no_way_into_the_trail(data: dict[str, Any]) -> None:
    with pytest.raises(ContentInTrail):
        record("test.act", data=data)


def test_what_is_no_code_and_no_count_is_refused() -> None:
    with pytest.raises(TypeError):
        record("test.act", data={"object": object()})


def test_a_release_of_two_hundred_items_fits() -> None:
    record("test.act", data={"items": [f"document:{10**9 + n}" for n in range(200)]})


def test_an_event_stands_if_and_only_if_the_act_does() -> None:
    def fail() -> None:
        record("test.act")
        raise RuntimeError

    with pytest.raises(RuntimeError), transaction.atomic():
        fail()
    assert not AuditEvent.objects.filter(action="test.act").exists()
