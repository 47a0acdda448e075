"""The groups of the roles. Their permissions follow as soon as these exist (accounts.services.set_up_roles)."""

from typing import Any

from django.db import migrations

GROUPS = {
    "section_head": "科室负责人",
    "unit_leader": "分管领导",
    "secrecy_reviewer": "保密审查员",
    "disclosure_office": "公开办",
    "site_admin": "网站管理员",
    "system_admin": "系统管理员",
    "security_admin": "安全管理员",
    "audit_admin": "审计管理员",
}


def make_groups(apps: Any, schema_editor: Any) -> None:
    for role, name in GROUPS.items():
        group, _made = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        apps.get_model("accounts", "RoleGroup").objects.get_or_create(group=group, defaults={"role": role})


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
