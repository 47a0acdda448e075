"""The first three accounts of a new installation. No superuser is needed, neither now nor later."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.passwords import make_temporary, random_password
from accounts.roles import Role
from accounts.services.set_up_roles import role_group, set_up_roles

ROLES = {"system": Role.SYSTEM_ADMIN, "security": Role.SECURITY_ADMIN, "audit": Role.AUDIT_ADMIN}


class Command(BaseCommand):
    help = "建立三名管理员（系统、安全、审计），各打印一次初始密码；首次登录须改密码并绑定两步验证。"

    def add_arguments(self, parser: CommandParser) -> None:
        for option, role in ROLES.items():
            parser.add_argument(
                f"--{option}",
                metavar="账号:姓名[:邮箱]",
                help=f"{role.label}，例如 zhangsan:张三:zhangsan@example.gov.cn",
            )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        wanted = {role: _read(options[option]) for option, role in ROLES.items() if options[option]}
        if not wanted:
            raise CommandError("请用 --system、--security、--audit 各指定一人。")
        names = [username for username, _name, _mail in wanted.values()]
        if len(set(names)) < len(names):
            raise CommandError("三名管理员须是三个不同的人（三员分立）。")
        taken = get_user_model()._default_manager.filter(username__in=names).values_list("username", flat=True)
        if taken:
            raise CommandError(f"账号已存在：{'、'.join(taken)}。")
        set_up_roles()
        for role, (username, name, mail) in wanted.items():
            password = _make(role, username, name, mail)
            self.stdout.write(f"{role.label}  账号 {username}  初始密码 {password}")
        self.stdout.write("密码只显示这一次，请当面交给本人。")


def _read(text: str) -> tuple[str, str, str]:
    username, _colon, rest = text.partition(":")
    name, _colon, mail = rest.partition(":")
    if not username or not name:
        raise CommandError(f"“{text}”应写成 账号:姓名 或者 账号:姓名:邮箱。")
    return username.strip(), name.strip(), mail.strip()


def _make(role: Role, username: str, name: str, mail: str) -> str:
    user = get_user_model()(username=username, last_name=name[:1], first_name=name[1:], email=mail)
    password = random_password()
    user.set_password(password)
    user.save()
    user.groups.add(role_group(role))
    make_temporary(user)
    return password
