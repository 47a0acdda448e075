"""One account for each role."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from accounts.services.set_up_roles import role_group
from base.models import User
from demo.reading.site import Account, read_accounts
from disclosure.review.models import StageGroup
from disclosure.review.services.designate import designate_district_reviewers

PASSWORD = "gongkai-demo-2026"  # noqa: S105  printed in the README; production refuses to start as a demo
DESIGNATION = (
    "关于委托区保密审查员承担信息公开保密审查工作的联合通知（虚构）",
    "示保审〔2024〕1号",
    date(2024, 1, 8),
    "示例区档案馆2024年第12卷（虚构）",
)
APPROVERS = ("zhongshen", "baomi")


def make_accounts() -> dict[str, User]:
    """Make the accounts that are missing and return all by their username; a changed one stays as it is."""
    accounts = read_accounts()
    people = {user.username: user for user in User.objects.filter(username__in=[each.username for each in accounts])}
    missing = [account for account in accounts if account.username not in people]
    hashed = make_password(PASSWORD) if missing else ""
    for account in missing:
        people[account.username] = _make(account, hashed)
    designate_district_reviewers(*DESIGNATION)
    return people


def _make(account: Account, hashed: str) -> User:
    user = User.objects.create(
        username=account.username,
        last_name=account.name[:1],
        first_name=account.name[1:],
        email=f"{account.username}@shili.example",
        password=hashed,
        is_superuser=account.superuser,
        is_staff=account.superuser,
    )
    for stage in account.stages:
        user.groups.add(StageGroup.objects.get(stage=stage, unit=None).group)
    user.groups.add(*(role_group(role) for role in account.roles))
    if account.imports:
        user.groups.add(_importers())
    return user


def _importers() -> Group:
    group, _made = Group.objects.get_or_create(name="导入员")
    wanted = Q(codename="access_admin", content_type__app_label="wagtailadmin") | Q(
        codename__in=["add_importbatch", "view_importbatch"], content_type__app_label="documents"
    )
    group.permissions.add(*Permission.objects.filter(wanted))
    return group
