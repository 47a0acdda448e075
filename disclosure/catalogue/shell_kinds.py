"""The parts of the shell as kinds: units, sections, topics, key areas, statutory items, menus, footer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.catalogue import shell
from disclosure.catalogue.content import Content
from disclosure.catalogue.facts import Facts
from disclosure.catalogue.row_kinds import RowKind
from portal.models import KeyArea, Menu, Section, SiteFooter, StatutoryItem, Topic, Unit

RESERVED = frozenset(
    {
        "admin",
        "api",
        "catalogue",
        "display",
        "en",
        "feeds",
        "files",
        "map",
        "objections",
        "search",
        "static",
        "xxgk",
        "zh-hant",
    }
)


class ShellKind(RowKind):
    """A named part that surrounds every page. It stands in no list, and only sections have an address."""

    in_shell = True
    keeps_versions = False

    def __init__(self, code: str, label: Any, model: type[Model]) -> None:
        self.code, self.label, self.model = code, label, model

    def facts(self, content: Content) -> Facts:
        return Facts(title=content.fields["name"], listed=False)


class SectionKind(ShellKind):
    """A section: its address is given when it is first released and never changes, whatever moves later."""

    def path(self, content: Content, facts: Facts, number: int, published_at: datetime) -> str | None:
        parent = shell.current().of("section").get(content.fields["parent"] or 0)
        return f"{parent.path if parent else '/'}{content.fields['slug']}/"

    def check(self, content: Content) -> list[str]:
        fields = content.fields
        if fields["parent"] is None and fields["slug"] in RESERVED:
            return [_("标识“%(slug)s”是网站的固定地址，请换一个。") % {"slug": fields["slug"]}]
        if fields["parent"] is not None and fields["parent"] not in shell.current().of("section"):
            return [_("上级栏目尚未公开，请先送审上级栏目。")]
        return []


SHELL_KINDS = [
    ShellKind("footer", gettext_lazy("网站信息与页脚"), SiteFooter),
    ShellKind("menu", gettext_lazy("菜单"), Menu),
    ShellKind("unit", gettext_lazy("公开主体"), Unit),
    SectionKind("section", gettext_lazy("栏目"), Section),
    ShellKind("topic", gettext_lazy("主题分类"), Topic),
    ShellKind("key_area", gettext_lazy("重点领域"), KeyArea),
    ShellKind("statutory", gettext_lazy("法定主动公开内容"), StatutoryItem),
]
