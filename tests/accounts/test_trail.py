"""What the audit trail says of signing in, and what it never holds."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from accounts import trail
from accounts.models import PasswordRecord
from accounts.roles import Role
from base import clock
from base.models import AuditEvent, User
from tests.accounts.moves import NEW_PASSWORD, PASSWORD, bound, client_at_work, code_of, person, sign_in
from tests.accounts.test_second_factor import CODE, set_up
from tests.accounts.test_sessions import pass_minutes

pytestmark = pytest.mark.django_db


def told(action: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(action=action).order_by("pk"))


@pytest.fixture
def user() -> User:
    return person(Role.SITE_ADMIN, username="wangzhan")


@pytest.fixture
def security() -> Any:
    return client_at_work(person(Role.SECURITY_ADMIN, username="anquan"))


@pytest.mark.usefixtures("second_factor_on")
class TestTheSecondFactor:
    def test_a_device_bound_and_codes_made(self, user: User) -> None:
        set_up(client_at_work(user), user)
        for action in (trail.SECOND_FACTOR_SET, trail.BACKUP_CODES_MADE):
            assert [event.object_id for event in told(action)] == [str(user.pk)]

    def test_a_wrong_code(self, user: User) -> None:
        bound(user)
        client_at_work(user).post(CODE, {"code": "000000"})
        assert [event.data for event in told(trail.SECOND_FACTOR_FAILED)] == [{"backup": False}]

    def test_a_backup_code(self, user: User) -> None:
        codes = set_up(client_at_work(user), user)
        client_at_work(user).post(CODE, {"code": codes[0]})
        assert [event.data for event in told(trail.BACKUP_CODE_USED)] == [{"left": 9}]

    def test_a_device_reset(self, user: User, security: Any) -> None:
        security_user = User.objects.get(username="anquan")
        device = bound(security_user)
        security.post(CODE, {"code": code_of(device)})
        bound(user)
        security.post(f"/admin/people/{user.pk}/reset-device/")
        (event,) = told(trail.SECOND_FACTOR_RESET)
        assert (event.object_id, event.actor["username"]) == (str(user.pk), "anquan")


def test_a_lock_once_and_its_end(user: User, security: Any) -> None:
    for _ in range(7):
        sign_in(user, "wrong")
    assert [event.object_id for event in told(trail.LOCKED_OUT)] == [str(user.pk)]
    security.post("/admin/people/locked/", {"username": user.username, "address": "127.0.0.1"})
    assert [event.actor["username"] for event in told(trail.UNLOCKED)] == ["anquan"]


def test_what_was_typed_as_a_name_is_not_kept() -> None:
    for _ in range(5):
        sign_in("my-Password-2026", "x")
    (event,) = told(trail.LOCKED_OUT)
    assert event.data["known"] is False
    assert "my-Password" not in str(list(AuditEvent.objects.values()))


def test_a_password_changed_by_oneself(user: User) -> None:
    client = client_at_work(user)
    before = len(told(trail.PASSWORD_CHANGED))
    data = {"old_password": PASSWORD, "new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    client.post("/admin/new-password/", data)
    assert len(told(trail.PASSWORD_CHANGED)) == before + 1
    assert told(trail.PASSWORD_CHANGED)[-1].actor["username"] == "wangzhan"


def test_a_password_too_old_once_a_session(user: User) -> None:
    PasswordRecord.objects.update(set_at=clock.now() - timedelta(days=100))
    client = client_at_work(user)
    for _ in range(2):
        client.get("/admin/")
    assert len(told(trail.PASSWORD_EXPIRED)) == 1


def test_a_session_over(user: User) -> None:
    client = client_at_work(user)
    pass_minutes(client, 31)
    client.get("/admin/")
    assert [event.actor["username"] for event in told(trail.SESSION_ENDED)] == ["wangzhan"]


def test_accounts_put_out_of_use_many_at_once(user: User, security: Any) -> None:
    security.post(f"/admin/bulk/base/user/set_active_state/?id={user.pk}", {"mark_as_active": "False"})
    assert [event.object_id for event in told(trail.DEACTIVATED)] == [str(user.pk)]


def test_no_event_holds_a_password_or_a_code(user: User) -> None:
    sign_in(user, "Wrong-secret-2026")
    sign_in(user)
    held = str(list(AuditEvent.objects.values()))
    assert "Wrong-secret" not in held
    assert PASSWORD not in held
