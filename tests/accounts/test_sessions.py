"""How long one stays signed in, and what becomes of what was typed."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from accounts import sessions
from accounts.roles import Role
from base.models import User
from tests.accounts.moves import client_at_work, person, sign_in, text_of

pytestmark = pytest.mark.django_db

FORM = "/admin/workdays/new/"
JSON = {"Accept": "application/json"}


@pytest.fixture
def user() -> User:
    return person(Role.SYSTEM_ADMIN)


def pass_minutes(client: Any, minutes: int, begun: bool = False) -> None:
    """Let time pass for a session: since the last thing done, or since signing in."""
    session = client.session
    for key in (sessions.BEGUN, sessions.SEEN) if begun else (sessions.SEEN,):
        session[key] = session[key] - minutes * 60
    if begun:
        session[sessions.SEEN] = time.time()
    session.save()


def told(answer: Any) -> str:
    return "".join(str(message) for message in get_messages(answer.wsgi_request))


def test_half_an_hour_without_doing_anything_ends_it(user: User) -> None:
    client = client_at_work(user)
    pass_minutes(client, 29)
    assert client.get("/admin/").status_code == 200
    pass_minutes(client, 31)
    answer = client.get("/admin/account/")
    assert answer.url == "/admin/login/?next=%2Fadmin%2Faccount%2F"
    assert "超过 30 分钟没有操作" in told(answer)
    assert client.get("/admin/").url.startswith("/admin/login/")


def test_eight_hours_end_it_however_busy(user: User) -> None:
    client = client_at_work(user)
    pass_minutes(client, 8 * 60 + 1, begun=True)
    answer = client.get("/admin/")
    assert "登录已满 8 小时" in told(answer)


def test_whatever_a_person_does_keeps_it_alive(user: User) -> None:
    client = client_at_work(user)
    for _ in range(3):
        pass_minutes(client, 20)
        client.get("/admin/")
    assert client.get("/admin/").status_code == 200


def test_what_an_open_page_does_by_itself_does_not(user: User) -> None:
    client = client_at_work(user)
    pass_minutes(client, 20)
    before = client.session[sessions.SEEN]
    client.post("/admin/editing-sessions/ping/wagtailcore/page/1/1/")
    assert client.session[sessions.SEEN] == before
    client.get("/admin/")
    assert client.session[sessions.SEEN] > before


def test_the_session_is_written_once_a_minute_at_most(user: User, django_assert_num_queries: Any) -> None:
    client = client_at_work(user)
    client.get("/admin/")
    before = client.session[sessions.SEEN]
    client.get("/admin/")
    assert client.session[sessions.SEEN] == before


def test_the_autosave_is_told_in_json(user: User) -> None:
    client = client_at_work(user)
    pass_minutes(client, 31)
    answer = client.post(FORM, {"note": "写到一半"}, headers=JSON)
    assert answer.status_code == 403
    assert (answer.json()["success"], answer.json()["error_code"]) == (False, "signed_out")
    assert "重新登录" in answer.json()["error_message"]


class TestWhatWasTyped:
    DATA = {"date": "2027-02-01", "is_workday": "False", "note": "写到一半\n的说明"}

    @pytest.fixture
    def client(self, user: User) -> Any:
        client = client_at_work(user)
        pass_minutes(client, 31)
        return client

    def test_it_waits_until_the_same_person_is_back(self, client: Any, user: User) -> None:
        answer = client.post(FORM, self.DATA)
        assert answer.url == "/admin/login/?next=%2Fadmin%2Fresume%2F"
        assert "已保留" in told(answer)
        sign_in(user, client=client)
        shown = text_of(client.get("/admin/resume/"))
        assert f'action="{FORM}"' in shown
        assert "写到一半\n的说明" in shown

    def test_it_is_kept_too_if_a_script_was_refused_before(self, client: Any, user: User) -> None:
        client.post(FORM, self.DATA, headers=JSON)
        assert client.post(FORM, self.DATA).url.endswith("resume%2F")
        sign_in(user, client=client)
        assert "写到一半" in text_of(client.get("/admin/resume/"))

    def test_sent_again_it_is_done_and_kept_no_longer(self, client: Any, user: User) -> None:
        from base.models import WorkdayOverride

        client.post(FORM, self.DATA)
        sign_in(user, client=client)
        assert client.post(FORM, self.DATA).status_code == 302
        assert WorkdayOverride.objects.get().note.replace("\r", "") == "写到一半\n的说明"
        assert client.get("/admin/resume/").url == "/admin/"

    def test_nobody_else_sees_it(self, client: Any) -> None:
        client.post(FORM, self.DATA)
        sign_in(person(Role.SYSTEM_ADMIN), client=client)
        assert client.get("/admin/resume/").url == "/admin/"
        assert sessions.TYPED not in client.session

    def test_it_can_be_given_up(self, client: Any, user: User) -> None:
        client.post(FORM, self.DATA)
        sign_in(user, client=client)
        client.post("/admin/resume/give-up/")
        assert sessions.TYPED not in client.session

    def test_passwords_and_codes_are_never_kept(self, client: Any) -> None:
        client.post("/admin/account/", {"password-new_password1": "geheim", "code": "123456", "name": "甲"})
        assert "name=" in client.session[sessions.TYPED]["data"]
        assert "geheim" not in client.session[sessions.TYPED]["data"]
        assert "123456" not in client.session[sessions.TYPED]["data"]

    def test_more_than_a_million_letters_are_not_kept(self, client: Any) -> None:
        answer = client.post(FORM, {"note": "a" * 1_100_000})
        assert "已保留" not in told(answer)
        assert sessions.TYPED not in client.session

    def test_a_stranger_leaves_nothing(self) -> None:
        client: Any = Client()
        assert client.post(FORM, self.DATA).url.startswith("/admin/login/")
        assert sessions.TYPED not in client.session

    def test_what_another_site_makes_the_browser_send_is_not_kept(self, user: User) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(user)
        pass_minutes(client, 31)
        assert client.post(FORM, self.DATA).status_code == 403
        assert sessions.TYPED not in client.session


def test_public_pages_know_nothing_of_sessions(client: Any) -> None:
    answer = client.get("/")
    assert "sessionid" not in answer.cookies
