"""Who may be what, who may change whose rights: 三员分立, and nobody raises themselves."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages

from accounts.models import RoleGroup
from accounts.roles import ADMINISTRATORS, DISTRICT_ROLES, Role, permissions_of, reserved_permissions
from accounts.services.set_up_roles import role_group, set_up_roles
from accounts.signals import RolesRefused
from base.models import User
from tests.accounts.moves import PASSWORD, client_at_work, person, text_of
from tests.factories import UserFactory
from tests.moves import reviewer

pytestmark = pytest.mark.django_db


def names_of(group: Group) -> set[str]:
    rows = group.permissions.values_list("content_type__app_label", "codename")
    return {f"{label}.{codename}" for label, codename in rows}


def told(answer: Any) -> str:
    return "".join(str(message) for message in get_messages(answer.wsgi_request))


@pytest.mark.parametrize("role", DISTRICT_ROLES)
def test_every_role_has_its_group_from_the_first_migration(role: Role) -> None:
    assert role_group(role).name == str(role.label)
    assert RoleGroup.objects.filter(role=role).count() == 1


@pytest.mark.parametrize("role", DISTRICT_ROLES)
def test_and_has_every_permission_that_was_registered_for_it(role: Role) -> None:
    """A misspelt permission would be missing without a word."""
    assert names_of(role_group(role)) == permissions_of(role)


def test_setting_up_again_changes_nothing_and_keeps_a_changed_name() -> None:
    Group.objects.filter(name="公开办").update(name="政务公开科")
    set_up_roles()
    assert not Group.objects.filter(name="公开办").exists()
    assert role_group(Role.DISCLOSURE_OFFICE).name == "政务公开科"


def test_the_audit_administrator_reads_the_audit_and_does_nothing_else() -> None:
    assert permissions_of(Role.AUDIT_ADMIN) == {"wagtailadmin.access_admin", "base.read_audit"}


def test_no_administrator_may_draft_or_publish() -> None:
    held = {name.split(".")[1] for role in ADMINISTRATORS for name in permissions_of(role)}
    assert not {name for name in held if "page" in name or "publish" in name or "document" in name}


class TestOnePersonOneAdministrator:
    @pytest.mark.parametrize("first", sorted(ADMINISTRATORS))
    @pytest.mark.parametrize("second", sorted(ADMINISTRATORS))
    @pytest.mark.parametrize("from_the_group", [False, True])
    def test_two_of_the_three_are_refused(self, first: Role, second: Role, from_the_group: bool) -> None:
        user, group = person(first), role_group(second)
        if first == second:
            return
        with pytest.raises(RolesRefused, match="三员分立"):
            group.user_set.add(user) if from_the_group else user.groups.add(group)

    @pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
    @pytest.mark.parametrize("stage", ["first", "secrecy", "final", "short"])
    def test_a_reviewer_is_no_administrator(self, role: Role, stage: str) -> None:
        user = reviewer(stage)
        with pytest.raises(RolesRefused, match="不得兼任"):
            user.groups.add(role_group(role))

    def test_an_editor_is_none_either(self) -> None:
        from disclosure.review.services.unit_groups import editors_of
        from tests.factories import UnitFactory

        user = person(Role.SYSTEM_ADMIN)
        with pytest.raises(RolesRefused, match="不得兼任"):
            user.groups.add(editors_of(UnitFactory()))

    def test_changing_from_one_to_another_is_possible(self) -> None:
        user = person(Role.SYSTEM_ADMIN)
        user.groups.set([role_group(Role.AUDIT_ADMIN)])
        assert user.groups.get() == role_group(Role.AUDIT_ADMIN)

    def test_several_roles_of_the_business_are_fine(self) -> None:
        person(Role.SECTION_HEAD, Role.UNIT_LEADER, Role.SECRECY_REVIEWER)


class TestTheUserForm:
    @pytest.fixture
    def actor(self) -> User:
        return person(Role.SECURITY_ADMIN)

    @pytest.fixture
    def client(self, actor: User) -> Any:
        return client_at_work(actor)

    def form(self, user: User | None = None, **changes: Any) -> dict[str, Any]:
        data = {"username": "xinren", "email": "x@example.gov.cn", "first_name": "人", "last_name": "新"}
        passwords = {} if user else {"password1": PASSWORD, "password2": PASSWORD}
        return {**data, **passwords, "is_active": "on", **changes}

    def edit(self, client: Any, user: User, **changes: Any) -> Any:
        groups = [group.pk for group in user.groups.all()]
        return client.post(f"/admin/users/edit/{user.pk}/", self.form(user, **{"groups": groups, **changes}))

    def test_it_makes_people_and_gives_them_roles(self, client: Any) -> None:
        group = role_group(Role.SECTION_HEAD)
        assert client.post("/admin/users/new/", self.form(groups=[group.pk])).status_code == 302
        assert User.objects.get(username="xinren").groups.get() == group

    def test_two_administrators_in_one_are_refused_with_a_sentence(self, client: Any) -> None:
        groups = [role_group(role).pk for role in (Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN)]
        answer = client.post("/admin/users/new/", self.form(groups=groups))
        assert "三员分立" in text_of(answer)
        assert "xinren" in text_of(answer)
        assert not User.objects.filter(username="xinren").exists()

    def test_an_administrator_who_reviews_is_refused_with_a_sentence(self, client: Any) -> None:
        user = person(Role.SECTION_HEAD)
        groups = [role_group(role).pk for role in (Role.SECTION_HEAD, Role.AUDIT_ADMIN)]
        assert "不得兼任" in text_of(self.edit(client, user, groups=groups))
        assert user.groups.count() == 1

    def test_nobody_is_made_a_superuser(self, client: Any) -> None:
        client.post("/admin/users/new/", self.form(is_superuser="on"))
        user = person()
        self.edit(client, user, is_superuser="on", username=user.username)
        assert not User.objects.filter(is_superuser=True).exists()

    def test_nobody_changes_their_own_roles(self, client: Any, actor: User) -> None:
        groups = [role_group(Role.SECTION_HEAD).pk]
        assert self.edit(client, actor, groups=groups, username=actor.username).status_code == 302
        assert actor.groups.get() == role_group(Role.SECURITY_ADMIN)

    def test_not_even_a_superuser(self) -> None:
        above = person(is_superuser=True)
        self.edit(client_at_work(above), above, groups=[role_group(Role.SECTION_HEAD).pk])
        assert not above.groups.exists()

    def test_a_superusers_account_is_out_of_reach(self, client: Any) -> None:
        above = person(is_superuser=True, username="gao")
        answer = self.edit(client, above, password1="Taken-over-2026", password2="Taken-over-2026")
        assert "超级用户" in told(answer)
        above.refresh_from_db()
        assert above.check_password(PASSWORD)

    def test_accounts_are_put_out_of_use_not_deleted(self, client: Any) -> None:
        user = person(Role.SECTION_HEAD)
        client.post(f"/admin/users/delete/{user.pk}/")
        assert User.objects.filter(pk=user.pk).exists()
        data = self.form(user, groups=[user.groups.get().pk])
        del data["is_active"]
        client.post(f"/admin/users/edit/{user.pk}/", data)
        assert not User.objects.get(pk=user.pk).is_active

    @pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN, Role.SITE_ADMIN, Role.DISCLOSURE_OFFICE])
    def test_nobody_but_the_security_administrator_gets_there(self, role: Role) -> None:
        other, user = client_at_work(person(role)), person()
        for address in ("/admin/users/", "/admin/users/new/", f"/admin/users/edit/{user.pk}/", "/admin/groups/"):
            assert other.get(address).status_code == 302


class TestManyAtOnce:
    def bulk(self, client: Any, action: str, *users: User, **data: Any) -> Any:
        ids = "&".join(f"id={user.pk}" for user in users)
        return client.post(f"/admin/bulk/base/user/{action}/?{ids}", data)

    def test_roles_are_given_under_the_same_rules(self) -> None:
        actor = person(Role.SECURITY_ADMIN)
        client, auditor = client_at_work(actor), person(Role.AUDIT_ADMIN)
        head, system = role_group(Role.SECTION_HEAD), role_group(Role.SYSTEM_ADMIN)
        assert "不得兼任" in told(self.bulk(client, "assign_role", auditor, role=head.pk))
        assert "三员分立" in told(self.bulk(client, "assign_role", auditor, role=system.pk))
        assert "自己的角色" in told(self.bulk(client, "assign_role", actor, role=head.pk))
        assert not head.user_set.exists()
        user = person()
        self.bulk(client, "assign_role", user, role=head.pk)
        assert head.user_set.get() == user

    def test_superusers_are_left_alone(self) -> None:
        client, above = client_at_work(person(Role.SECURITY_ADMIN)), UserFactory(is_superuser=True)
        assert "超级用户" in told(self.bulk(client, "set_active_state", above, mark_as_active="False"))
        assert User.objects.get(pk=above.pk).is_active


class TestTheGroupForm:
    @pytest.fixture
    def client(self) -> Any:
        return client_at_work(person(Role.SECURITY_ADMIN))

    def form(self, name: str, *permissions: str) -> dict[str, Any]:
        ids = [
            Permission.objects.get(content_type__app_label=label, codename=codename).pk
            for label, codename in (each.split(".") for each in permissions)
        ]
        prefixes = ("page_permissions", "collection_permissions", "document_permissions", "image_permissions")
        more = ("collection_management_permissions",)
        management = {
            f"{prefix}-{part}": 0 for prefix in (*prefixes, *more) for part in ("TOTAL_FORMS", "INITIAL_FORMS")
        }
        return {"name": name, "permissions": ids, **management}

    def test_groups_of_the_business_are_made_and_changed(self, client: Any) -> None:
        data = self.form("值班编辑", "wagtailadmin.access_admin")
        assert client.post("/admin/groups/new/", data).status_code == 302
        assert Group.objects.filter(name="值班编辑").exists()

    @pytest.mark.parametrize("name", ["auth.change_group", "review.change_stagegroup"])
    def test_they_get_nothing_that_belongs_to_the_administrators(self, client: Any, name: str) -> None:
        assert name in reserved_permissions()
        answer = client.post("/admin/groups/new/", self.form("值班编辑", "wagtailadmin.access_admin", name))
        assert "只属于系统、安全、审计管理员" in text_of(answer)
        assert not Group.objects.filter(name="值班编辑").exists()

    @pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
    @pytest.mark.parametrize("verb", ["edit", "delete"])
    def test_the_administrators_groups_are_fixed(self, client: Any, role: Role, verb: str) -> None:
        group = role_group(role)
        before = names_of(group)
        answer = client.post(f"/admin/groups/{verb}/{group.pk}/", self.form("万能", "wagtailadmin.access_admin"))
        assert "由系统规定" in told(answer)
        assert names_of(Group.objects.get(pk=group.pk)) == before


@pytest.mark.parametrize(
    ("role", "open_", "closed"),
    [
        (Role.SYSTEM_ADMIN, ["/admin/workdays/", "/admin/stage_groups/", "/admin/workflows/list/"], ["/admin/users/"]),
        (Role.SECURITY_ADMIN, ["/admin/users/", "/admin/groups/", "/admin/people/locked/"], ["/admin/stage_groups/"]),
        (Role.AUDIT_ADMIN, ["/admin/"], ["/admin/users/", "/admin/stage_groups/", "/admin/workdays/"]),
    ],
)
def test_each_administrator_opens_what_is_theirs(role: Role, open_: list[str], closed: list[str]) -> None:
    client = client_at_work(person(role))
    assert [client.get(address).status_code for address in open_] == [200] * len(open_)
    assert [client.get(address).status_code for address in closed] == [302] * len(closed)
