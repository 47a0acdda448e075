"""Sign-ins and every change of who may do what are recorded; no password, no typed name, no value of a text."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from base.models import AuditEvent
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "Correct-Horse-2026"


@pytest.fixture
def person() -> Any:
    user = UserFactory(username="lisi")
    user.set_password(PASSWORD)
    user.save()
    return user


def last(action: str) -> AuditEvent:
    return AuditEvent.objects.filter(action=action).latest("pk")


def try_to_sign_in(client: Client, username: str, password: str) -> None:
    client.post(reverse("wagtailadmin_login"), {"username": username, "password": password}, REMOTE_ADDR="10.1.2.3")


def test_signing_in_and_out(client: Client, person: Any) -> None:
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    try_to_sign_in(client, "lisi", PASSWORD)
    event = last("sign_in")
    assert (event.actor_id, event.object_id, event.address) == (person.pk, str(person.pk), "10.1.2.3")
    client.post(reverse("wagtailadmin_logout"))
    assert last("sign_out").actor_id == person.pk


def test_a_failed_sign_in_names_the_account_and_nothing_that_was_typed(client: Client, person: Any) -> None:
    try_to_sign_in(client, "lisi", "wrong-Password-1")
    event = last("sign_in_failed")
    assert (event.actor, event.object_id, event.data, event.address) == (
        {},
        str(person.pk),
        {"known": True},
        "10.1.2.3",
    )
    try_to_sign_in(client, "my-Password-typed-here", "x")
    event = last("sign_in_failed")
    assert (event.object_id, event.data) == ("", {"known": False})


def test_a_flag_is_recorded_with_old_and_new_a_text_without(person: Any) -> None:
    person.is_superuser, person.email = True, "li.si@example.org"
    person.save()
    event = last("row.changed")
    assert (event.kind, event.object_id) == ("base.user", str(person.pk))
    assert event.data == {"is_superuser": [False, True], "email": "changed"}


def test_of_a_password_only_that_it_changed(person: Any) -> None:
    person.set_password("Another-Horse-2026")
    person.save()
    assert last("row.changed").data == {"password": "changed"}


def test_what_did_not_change_is_no_event(person: Any) -> None:
    before = AuditEvent.objects.count()
    person.save()
    person.save(update_fields=["last_login"])
    assert AuditEvent.objects.count() == before


def test_who_is_in_a_group_is_recorded_from_either_side(person: Any) -> None:
    group = Group.objects.create(name="终审组")
    assert last("row.created").kind == "auth.group"
    person.groups.add(group)
    event = last("row.members")
    assert (event.kind, event.data["act"], event.data["members"]) == ("base.user", "add", [group.pk])
    group.user_set.remove(person)
    event = last("row.members")
    assert (event.kind, event.data["act"], event.data["members"]) == ("auth.group", "remove", [person.pk])
    person.groups.add(group)
    person.groups.clear()
    assert last("row.members").data["act"] == "clear"


def test_what_a_group_may_is_recorded() -> None:
    group, right = Group.objects.create(name="终审组"), Permission.objects.get(codename="access_admin")
    group.permissions.add(right)
    assert last("row.members").data == {"act": "add", "of": "auth.permission", "count": 1, "members": [right.pk]}


def test_a_deleted_group_and_person_are_recorded(person: Any) -> None:
    group = Group.objects.create(name="终审组")
    numbers = (group.pk, person.pk)
    group.delete()
    person.delete()
    for kind, number in zip(("auth.group", "base.user"), numbers, strict=True):
        assert AuditEvent.objects.filter(action="row.deleted", kind=kind, object_id=str(number)).exists()


def test_whoever_changes_a_setting_in_the_admin_is_its_actor(client: Client, person: Any) -> None:
    chief = UserFactory(is_superuser=True)
    client.force_login(chief)
    client.post(reverse("wagtailusers_groups:add"), {"name": "新组"} | _formsets())
    event = AuditEvent.objects.filter(kind="auth.group", action="row.created").latest("pk")
    assert event.actor_id == chief.pk


def test_a_list_that_leaves_the_admin_is_recorded(client: Client) -> None:
    chief = UserFactory(is_superuser=True)
    client.force_login(chief)
    client.get(reverse("wagtailadmin_reports:site_history"), {"export": "csv"})
    event = last("export")
    assert (event.actor_id, event.object_id) == (chief.pk, "wagtailadmin_reports:site_history")


def test_what_a_visitor_downloads_is_public_and_no_event(client: Client) -> None:
    client.get("/", {"export": "csv"})
    assert not AuditEvent.objects.filter(action="export").exists()


def _formsets() -> dict[str, str]:
    names = ("page_permissions", "collection_permissions", "document_permissions", "image_permissions")
    counts = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    return {f"{name}-{key}": value for name in names for key, value in counts.items()}
