"""Whoever approves or administers enters the admin with a second factor, and by no other way."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken

from accounts import second_factor
from accounts.roles import ADMINISTRATORS, Role
from base.models import User
from tests.accounts.moves import bound, client_at_work, code_of, device_of, person, text_of
from tests.factories import UserFactory
from tests.moves import reviewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second_factor_on")]

CODE, SET_UP, HOME = "/admin/second-factor/", "/admin/second-factor/set-up/", "/admin/"


@pytest.fixture
def approver() -> User:
    user = person(username="shenhe")
    user.groups.add(*reviewer("first").groups.all())
    return user


def set_up(client: Any, user: User) -> list[str]:
    """Bind a device and return the backup codes that were shown."""
    client.get(SET_UP)
    answer = client.post(SET_UP, {"code": code_of(device_of(user, confirmed=False))})
    return re.findall(r"<code>(\w{5}-\w{5})</code>", text_of(answer))


@pytest.mark.parametrize("stage", ["first", "second", "secrecy", "final", "short"])
def test_whoever_may_take_a_step_needs_it(stage: str) -> None:
    assert second_factor.required_for(reviewer(stage))


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_each_administrator_needs_it(role: Role) -> None:
    assert second_factor.required_for(person(role))


def test_a_superuser_needs_it_and_a_person_without_any_such_right_does_not() -> None:
    assert second_factor.required_for(UserFactory(is_superuser=True))
    assert not second_factor.required_for(UserFactory())


def test_the_first_sign_in_leads_to_binding_a_device(approver: User) -> None:
    answer = client_at_work(approver).get(HOME, follow=True)
    assert answer.redirect_chain[-1][0].startswith(SET_UP)
    shown = text_of(answer)
    assert "<svg" in shown
    assert "须使用两步验证" in shown


def test_the_key_is_shown_for_typing_and_stays_the_same_until_confirmed(approver: User) -> None:
    client = client_at_work(approver)
    keys = [re.search(r'accounts-key">([A-Z2-7 ]+)<', text_of(client.get(SET_UP))) for _ in range(2)]
    assert all(keys)
    assert len({key and key[1] for key in keys}) == 1


def test_a_right_code_binds_it_opens_the_admin_and_shows_ten_backup_codes_once(approver: User) -> None:
    client = client_at_work(approver)
    codes = set_up(client, approver)
    assert len(set(codes)) == 10
    assert client.get(HOME).status_code == 200
    stored = set(StaticToken.objects.values_list("token", flat=True))
    assert not stored & {code.replace("-", "") for code in codes}
    assert codes[0] not in text_of(client.get(SET_UP))


def test_a_wrong_first_code_binds_nothing(approver: User) -> None:
    client = client_at_work(approver)
    client.get(SET_UP)
    assert "验证码不对" in text_of(client.post(SET_UP, {"code": "000000"}))
    assert second_factor.device_of(approver) is None
    assert client.get(HOME).status_code == 302


class TestTheCode:
    @pytest.fixture
    def client(self, approver: User) -> Any:
        """Somebody who has a device, after the password."""
        bound(approver)
        return client_at_work(approver)

    def test_the_admin_asks_for_it_and_goes_on_to_where_one_wanted(self, client: Any, approver: User) -> None:
        asked = client.get("/admin/reports/locked/")
        assert asked.url == f"{CODE}?next=%2Fadmin%2Freports%2Flocked%2F"
        answer = client.post(asked.url, {"code": code_of(device_of(approver)), "next": "/admin/reports/locked/"})
        assert answer.url == "/admin/reports/locked/"
        assert client.get(HOME).status_code == 200

    def test_it_never_leads_to_another_site(self, client: Any, approver: User) -> None:
        answer = client.post(CODE, {"code": code_of(device_of(approver)), "next": "https://example.com/"})
        assert answer.url == HOME

    @pytest.mark.parametrize("typed", ["000000", "", "abcde-fghjk", "１２３４５６", "12345678901234567890"])
    def test_a_wrong_one_opens_nothing(self, client: Any, typed: str) -> None:
        assert client.post(CODE, {"code": typed}).status_code == 200
        assert client.get(HOME).status_code == 302

    def test_each_counts_once(self, client: Any, approver: User) -> None:
        code = code_of(device_of(approver))
        assert client.post(CODE, {"code": code}).status_code == 302
        again = client_at_work(approver)
        assert again.post(CODE, {"code": code}).status_code == 200
        assert again.get(HOME).status_code == 302

    def test_wrong_ones_make_the_next_wait_even_if_it_is_right(self, client: Any, approver: User) -> None:
        for _ in range(3):
            client.post(CODE, {"code": "000000"})
        answer = client.post(CODE, {"code": code_of(device_of(approver))})
        assert "输错次数过多" in text_of(answer)
        assert client.get(HOME).status_code == 302

    def test_another_persons_code_opens_nothing(self, client: Any) -> None:
        other = bound(UserFactory())
        assert client.post(CODE, {"code": code_of(other)}).status_code == 200

    def test_binding_a_second_device_wants_the_first(self, client: Any) -> None:
        assert client.get(SET_UP).url.startswith(CODE)
        assert client.post(SET_UP, {"code": "000000"}).url.startswith(CODE)
        assert client.post("/admin/second-factor/codes/").url.startswith(CODE)


def test_a_backup_code_stands_in_for_the_device_once(approver: User) -> None:
    codes = set_up(client_at_work(approver), approver)
    client = client_at_work(approver)
    assert client.post(CODE, {"code": codes[3].upper()}).status_code == 302
    assert client.get(HOME).status_code == 200
    again = client_at_work(approver)
    assert again.post(CODE, {"code": codes[3]}).status_code == 200
    assert again.get(HOME).status_code == 302


def test_new_backup_codes_void_the_old(approver: User) -> None:
    client = client_at_work(approver)
    old = set_up(client, approver)
    shown = text_of(client.post("/admin/second-factor/codes/"))
    assert len(re.findall(r"<code>\w{5}-\w{5}</code>", shown)) == 10
    assert client_at_work(approver).post(CODE, {"code": old[0]}).status_code == 200


# An address of each kind of view: page, file, list, report, API, chooser, other rooms' screens.
ADDRESSES = (
    "/admin/", "/admin/pages/", "/admin/account/", "/admin/users/", "/admin/groups/", "/admin/review/catalogue/",
    "/admin/review/register/", "/admin/api/main/pages/", "/admin/choose-page/", "/admin/images/", "/admin/media/x.png",
    "/admin/reports/site-history/", "/admin/people/locked/", "/admin/resume/", "/admin/nowhere/",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post", "patch"])
def test_every_address_of_the_admin_is_closed_until_then(address: str, method: str) -> None:
    client = client_at_work(person(is_superuser=True))
    answer = getattr(client, method)(address)
    assert answer.status_code in (302, 403), (address, answer.status_code)
    assert answer.status_code == 403 or answer.url.startswith(SET_UP)


def test_a_script_is_told_in_json_and_the_form_stays_as_it_is(approver: User) -> None:
    headers = {"Accept": "application/json"}
    answer = client_at_work(approver).post(reverse("wagtailadmin_dismissibles"), {"title": "甲"}, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["success"] is False
    assert "两步验证" in answer.json()["error_message"]


def test_what_a_form_sent_is_kept_until_the_code_was_given(approver: User) -> None:
    """The device was taken away while somebody was typing."""
    client = client_at_work(approver)
    client.post("/admin/pages/1/add_subpage/?x=1", {"title": "写到一半的标题", "body": "甲\n乙"})
    set_up(client, approver)
    shown = client.get("/admin/resume/")
    assert "写到一半的标题" in text_of(shown)
    assert 'action="/admin/pages/1/add_subpage/?x=1"' in text_of(shown)


def test_signing_out_and_the_pages_before_signing_in_stay_open(approver: User) -> None:
    client = client_at_work(approver)
    assert client.post(reverse("wagtailadmin_logout")).status_code == 302
    assert client.get("/admin/password_reset/").status_code == 200
    assert client.get("/admin/login/").status_code == 200


def test_somebody_who_need_not_but_bound_a_device_is_asked_too() -> None:
    user = person()
    user.groups.add(*_entering())
    assert client_at_work(user).get(HOME).status_code == 200
    bound(user)
    assert client_at_work(user).get(HOME).url.startswith(CODE)


def _entering() -> list[Any]:
    from disclosure.review.services.unit_groups import editors_of
    from tests.factories import UnitFactory

    return [editors_of(UnitFactory())]


class TestALostDevice:
    RESET = "/admin/people/{}/reset-device/"

    @pytest.fixture
    def security(self) -> Any:
        user = person(Role.SECURITY_ADMIN)
        client = client_at_work(user)
        set_up(client, user)
        return client

    def test_its_owner_is_told(
        self, security: Any, approver: User, django_capture_on_commit_callbacks: Any, mailoutbox: list[Any]
    ) -> None:
        bound(approver)
        with django_capture_on_commit_callbacks(execute=True):
            security.post(self.RESET.format(approver.pk))
        assert [mail.to for mail in mailoutbox] == [[approver.email]]
        assert "两步验证已重置" in mailoutbox[0].body

    def test_the_security_administrator_resets_it(self, security: Any, approver: User) -> None:
        at_work = client_at_work(approver)
        codes = set_up(at_work, approver)
        assert "请先当面或者以电话核实是本人" in text_of(security.get(self.RESET.format(approver.pk)))
        assert security.post(self.RESET.format(approver.pk)).status_code == 302
        assert at_work.get(HOME).url.startswith(SET_UP)
        assert client_at_work(approver).post(CODE, {"code": codes[0]}).url.startswith(SET_UP)

    def test_nobody_else_does(self, approver: User) -> None:
        other = person(Role.SYSTEM_ADMIN)
        client = client_at_work(other)
        set_up(client, other)
        bound(approver)
        assert client.post(self.RESET.format(approver.pk)).status_code == 302
        assert second_factor.device_of(approver)

    def test_not_ones_own_and_not_a_superusers(self, security: Any) -> None:
        own = User.objects.get(groups__name="安全管理员")
        above = person(is_superuser=True)
        bound(above)
        for user in (own, above):
            answer = security.post(self.RESET.format(user.pk))
            assert second_factor.device_of(user)
            assert [str(message) for message in get_messages(answer.wsgi_request)]


def test_switched_off_it_asks_for_nothing(settings: Any, approver: User) -> None:
    settings.SECOND_FACTOR = False
    assert client_at_work(approver).get(HOME).status_code == 200
