"""A new installation: three administrators, no superuser, and a check that says what is not in order."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django_otp.plugins.otp_totp.models import TOTPDevice

from accounts.checks import people_are_in_order, second_factor_is_on
from accounts.roles import ADMINISTRATORS, Role
from accounts.services.set_up_roles import role_group
from base.models import User
from tests.accounts.moves import person, sign_in
from tests.factories import UserFactory
from tests.moves import reviewer

pytestmark = pytest.mark.django_db

THREE = ("--system=xitong:沈书白", "--security=anquan:陆子谦:anquan@example.gov.cn", "--audit=shenji:温若水")


def set_up(*arguments: str) -> str:
    out = StringIO()
    call_command("set_up_administrators", *arguments, stdout=out)
    return out.getvalue()


def found(number: str) -> str:
    messages = people_are_in_order(databases=["default"])
    return "".join(str(message.msg) for message in messages if message.id == f"accounts.{number}")


def test_it_makes_the_three_with_passwords_that_must_be_changed() -> None:
    shown = set_up(*THREE)
    password = shown.split("账号 anquan  初始密码 ")[1].split()[0]
    user = User.objects.get(username="anquan")
    assert (user.get_full_name(), user.email, user.is_superuser) == ("陆子谦", "anquan@example.gov.cn", False)
    assert user.groups.get() == role_group(Role.SECURITY_ADMIN)
    client = sign_in(user, password).client
    assert client.get("/admin/").url.startswith("/admin/new-password/")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "各指定一人"),
        (("--system=a:甲", "--audit=a:甲"), "三个不同的人"),
        (("--system=a",), "账号:姓名"),
        (("--system=taken:甲",), "账号已存在"),
    ],
)
def test_what_it_refuses(arguments: tuple[str, ...], reason: str) -> None:
    UserFactory(username="taken")
    with pytest.raises(CommandError, match=reason):
        set_up(*arguments)
    assert not User.objects.filter(username="a").exists()


class TestTheCheck:
    def test_it_asks_for_the_missing_administrators(self) -> None:
        assert "系统管理员、安全管理员、审计管理员" in found("W005")
        set_up(*THREE)
        assert not found("W005")

    def test_it_warns_of_superusers_who_are_active(self) -> None:
        UserFactory(username="gao", is_superuser=True)
        UserFactory(username="weg", is_superuser=True, is_active=False)
        assert "gao" in found("W001")
        assert "weg" not in found("W001")

    def test_it_warns_of_approvers_without_a_second_factor(self) -> None:
        bare, with_device = reviewer("final", username="kong"), reviewer("final", username="you")
        TOTPDevice.objects.create(user=with_device, name="app")
        UserFactory(username="bianji")
        assert bare.username in found("W002")
        assert "you" not in found("W002")
        assert "bianji" not in found("W002")

    @pytest.mark.parametrize("kwargs", [{"username": "admin"}, {"username": "x", "email": "x@shili.example"}])
    def test_it_warns_of_default_and_demo_accounts(self, kwargs: dict[str, Any]) -> None:
        UserFactory(**kwargs)
        assert kwargs["username"] in found("W003")

    def test_it_warns_of_roles_put_together_past_the_screens(self) -> None:
        user = person(username="jianren")
        through = User.groups.through
        through.objects.bulk_create(
            through(user_id=user.pk, group_id=role_group(role).pk) for role in sorted(ADMINISTRATORS)[:2]
        )
        assert "jianren" in found("W004")

    def test_all_in_order_it_says_nothing(self) -> None:
        set_up(*THREE)
        for user in User.objects.all():
            TOTPDevice.objects.create(user=user, name="app")
        assert people_are_in_order(databases=["default"]) == []

    def test_it_needs_no_database_unless_asked(self, django_assert_num_queries: Any) -> None:
        UserFactory(is_superuser=True)
        with django_assert_num_queries(0):
            assert people_are_in_order() == []
        assert "accounts.W001" in {message.id for message in run_checks(tags=["database"], databases=["default"])}

    def test_a_second_factor_switched_off_is_an_error(self, settings: Any) -> None:
        settings.SECOND_FACTOR = False
        assert [message.id for message in second_factor_is_on()] == ["accounts.E001"]
        settings.SECOND_FACTOR = True
        assert second_factor_is_on() == []
