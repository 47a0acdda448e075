"""What a password must be like, how old it may get, and who knows it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import PasswordRecord
from accounts.passwords import must_change, random_password
from accounts.roles import Role
from base import clock
from base.models import User
from tests.accounts.moves import NEW_PASSWORD, PASSWORD, client_at_work, person, sign_in, text_of
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

CHANGE = "/admin/new-password/"


def change(client: Any, old: str = PASSWORD, new: str = NEW_PASSWORD) -> Any:
    return client.post(CHANGE, {"old_password": old, "new_password1": new, "new_password2": new, "next": "/admin/"})


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("Ab-3456", "太短"),
        ("abcdefghij2026", "至少 3 类"),
        ("ABCDEFGHIJ-----", "至少 3 类"),
        ("password123", ""),
        ("1234567890", ""),
    ],
)
def test_a_weak_one_is_refused_in_chinese(password: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password, UserFactory())
    assert reason in "".join(refused.value.messages)
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in message) for message in refused.value.messages)


@pytest.mark.parametrize("password", ["gongkai-demo-2026", "Right-horse-2026", "政务公开-Abc-2026"])
def test_a_good_one_passes(password: str) -> None:
    validate_password(password, UserFactory())


def test_the_last_five_are_not_taken_again() -> None:
    user = person(password="Number-0000")
    for number in range(1, 6):
        user.set_password(f"Number-000{number}")
        user.save()
    for number in range(1, 6):
        with pytest.raises(ValidationError, match="最近 5 次"):
            validate_password(f"Number-000{number}", user)
    validate_password("Number-0000", user)
    assert PasswordRecord.objects.filter(user=user).count() == 5


def test_nothing_is_kept_that_could_be_read() -> None:
    person(password=PASSWORD)
    assert PASSWORD not in PasswordRecord.objects.get().password


class TestAge:
    @pytest.fixture
    def user(self) -> User:
        return person(Role.SITE_ADMIN)

    def age(self, user: User, days: int) -> None:
        PasswordRecord.objects.filter(user=user).update(set_at=clock.now() - timedelta(days=days))

    def test_after_ninety_days_everything_leads_to_a_new_one(self, user: User) -> None:
        self.age(user, 91)
        client = client_at_work(user)
        answer = client.get("/admin/reports/locked/")
        assert answer.url == f"{CHANGE}?next=%2Fadmin%2Freports%2Flocked%2F"
        assert "超过 90 天" in text_of(client.get(answer.url))
        assert change(client).url == "/admin/"
        assert client.get("/admin/").status_code == 200

    def test_before_that_nothing_happens(self, user: User) -> None:
        self.age(user, 89)
        assert client_at_work(user).get("/admin/").status_code == 200

    def test_the_days_are_a_setting_and_none_means_never(self, settings: Any, user: User) -> None:
        self.age(user, 400)
        settings.PASSWORD_DAYS = 0
        assert not must_change(user)

    def test_without_a_record_the_account_s_own_age_counts(self, user: User) -> None:
        PasswordRecord.objects.all().delete()
        user.date_joined = clock.now() - timedelta(days=91)
        assert "超过 90 天" in must_change(user)

    def test_the_old_one_again_is_refused_and_a_wrong_old_one_too(self, user: User) -> None:
        client = client_at_work(user)
        assert "最近 5 次" in text_of(change(client, new=PASSWORD))
        assert change(client, old="wrong").status_code == 200
        assert sign_in(user).status_code == 302

    def test_other_sessions_end_with_the_old_one(self, user: User) -> None:
        elsewhere, here = client_at_work(user), client_at_work(user)
        change(here)
        assert here.get("/admin/").status_code == 200
        assert elsewhere.get("/admin/").url.startswith("/admin/login/")


class TestSetBySomebodyElse:
    def form(self, **changes: Any) -> dict[str, Any]:
        names = {"username": "xinren", "email": "x@example.gov.cn", "first_name": "人", "last_name": "新"}
        return {**names, "password1": PASSWORD, "password2": PASSWORD, **changes}

    def test_a_new_persons_first_password_is_for_the_first_sign_in(self) -> None:
        security = client_at_work(person(Role.SECURITY_ADMIN))
        group = person(Role.SITE_ADMIN).groups.get()
        assert security.post("/admin/users/new/", self.form(groups=[group.pk])).status_code == 302
        client = client_at_work(User.objects.get(username="xinren"))
        assert client.get("/admin/").url.startswith(CHANGE)
        change(client)
        assert client.get("/admin/").status_code == 200

    def test_so_is_one_set_later(self) -> None:
        security, user = client_at_work(person(Role.SECURITY_ADMIN)), person(Role.SITE_ADMIN, username="xinren")
        data = self.form(password1=NEW_PASSWORD, password2=NEW_PASSWORD, is_active="on", groups=[user.groups.get().pk])
        assert security.post(f"/admin/users/edit/{user.pk}/", data).status_code == 302
        user.refresh_from_db()
        assert "初始密码" in must_change(user)

    def test_its_owner_is_told_at_the_old_address_too(
        self, django_capture_on_commit_callbacks: Any, mailoutbox: list[Any]
    ) -> None:
        security = client_at_work(person(Role.SECURITY_ADMIN))
        user = person(Role.SITE_ADMIN, username="xinren", email="alt@example.gov.cn")
        data = self.form(password1=NEW_PASSWORD, password2=NEW_PASSWORD, is_active="on", groups=[user.groups.get().pk])
        with django_capture_on_commit_callbacks(execute=True):
            security.post(f"/admin/users/edit/{user.pk}/", data)
        (mail,) = mailoutbox
        assert mail.to == ["alt@example.gov.cn", "x@example.gov.cn"]
        assert "密码已由管理员设置" in mail.body
        assert NEW_PASSWORD not in mail.body

    def test_a_weak_one_is_refused_here_too(self) -> None:
        security = client_at_work(person(Role.SECURITY_ADMIN))
        answer = security.post("/admin/users/new/", self.form(password1="abc", password2="abc"))
        assert "至少 3 类" in text_of(answer)


def test_random_ones_keep_the_rules_and_differ() -> None:
    made = {random_password() for _ in range(20)}
    assert len(made) == 20
    for password in made:
        validate_password(password, UserFactory())
