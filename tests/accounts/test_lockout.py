"""Five wrong passwords close an account from one address for half an hour."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.test import Client, RequestFactory

from accounts.client_address import client_address
from accounts.roles import Role
from base import clock
from base.models import User
from tests.accounts.moves import PASSWORD, client_at_work, person, sign_in, text_of

pytestmark = pytest.mark.django_db

LOCKED = "/admin/people/locked/"


@pytest.fixture
def user() -> User:
    return person(Role.SITE_ADMIN, username="wangzhan")


def fail(username: str, times: int, **kwargs: Any) -> Any:
    for _ in range(times):
        answer = sign_in(username, "wrong", **kwargs)
    return answer


def test_four_wrong_ones_close_nothing(user: User) -> None:
    assert fail("wangzhan", 4).status_code == 200
    assert sign_in(user).status_code == 302


def test_the_fifth_says_how_long_and_whom_to_ask(user: User) -> None:
    answer = fail("wangzhan", 5)
    assert answer.status_code == 429
    assert "锁定 30 分钟" in text_of(answer)
    assert "安全管理员" in text_of(answer)


def test_then_the_right_one_does_not_help(user: User) -> None:
    fail("wangzhan", 5)
    answer = sign_in(user)
    assert answer.status_code == 429
    assert "_auth_user_id" not in answer.client.session


def test_it_opens_by_itself_after_half_an_hour_even_if_somebody_went_on_trying(user: User) -> None:
    fail("wangzhan", 8)
    assert AccessAttempt.objects.get().failures_since_start == 5
    AccessAttempt.objects.update(attempt_time=clock.now() - timedelta(minutes=31))
    assert sign_in(user).status_code == 302


def test_a_right_one_in_between_starts_the_count_anew(user: User) -> None:
    fail("wangzhan", 4)
    sign_in(user)
    assert fail("wangzhan", 4).status_code == 200


def test_other_accounts_and_other_addresses_stay_open(user: User) -> None:
    other = person(Role.SITE_ADMIN)
    fail("wangzhan", 5, REMOTE_ADDR="10.0.0.1")
    assert sign_in(other, REMOTE_ADDR="10.0.0.1").status_code == 302
    assert sign_in(user, REMOTE_ADDR="10.0.0.2").status_code == 302


def test_an_account_that_does_not_exist_is_answered_the_same(user: User) -> None:
    assert text_of(fail("nobody", 5)).count("429") == text_of(fail("wangzhan", 5)).count("429")
    assert fail("nobody", 1).status_code == 429


def test_the_password_is_not_kept(user: User) -> None:
    fail("wangzhan", 2)
    row = AccessAttempt.objects.get()
    assert "wrong" not in f"{row.get_data}{row.post_data}{row.path_info}"


def test_the_security_administrator_unlocks_it(user: User) -> None:
    fail("wangzhan", 5)
    security = client_at_work(person(Role.SECURITY_ADMIN))
    shown = text_of(security.get(LOCKED))
    assert "wangzhan" in shown
    assert "127.0.0.1" in shown
    security.post(LOCKED, {"username": "wangzhan", "address": "127.0.0.1"})
    assert sign_in(user).status_code == 302
    assert "现在没有被锁定的账号" in text_of(security.get(LOCKED))


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN, Role.SITE_ADMIN])
def test_nobody_else_does(user: User, role: Role) -> None:
    fail("wangzhan", 5, REMOTE_ADDR="10.0.0.1")
    client = client_at_work(person(role))
    client.post(LOCKED, {"username": "wangzhan", "address": "10.0.0.1"})
    assert "wangzhan" not in text_of(client.get(LOCKED, follow=True))
    assert sign_in(user, REMOTE_ADDR="10.0.0.1").status_code == 429


class TestTheAddress:
    """A header is anybody's to write."""

    @pytest.mark.parametrize(
        ("proxies", "forwarded", "address"),
        [
            (0, "1.2.3.4", "10.0.0.9"),
            (1, "", "10.0.0.9"),
            (1, "1.2.3.4", "1.2.3.4"),
            (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
            (2, "6.6.6.6, 1.2.3.4, 10.0.0.8", "1.2.3.4"),
            (2, "1.2.3.4", "10.0.0.9"),
        ],
    )
    def test_it_is_believed_from_our_own_proxies_only(
        self, settings: Any, proxies: int, forwarded: str, address: str
    ) -> None:
        settings.PROXIES = proxies
        request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", headers={"X-Forwarded-For": forwarded})
        assert client_address(request) == address

    def test_writing_another_address_each_time_does_not_help(self, settings: Any, user: User) -> None:
        settings.PROXIES = 0
        for number in range(5):
            answer = sign_in(user, "wrong", headers={"X-Forwarded-For": f"6.6.6.{number}"})
        assert answer.status_code == 429


def test_signing_in_goes_on_to_the_desk(user: User) -> None:
    answer = sign_in(user, PASSWORD, Client())
    assert answer.url == "/admin/"
    assert answer.client.get("/admin/").status_code == 200
