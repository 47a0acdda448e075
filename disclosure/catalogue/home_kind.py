"""The home page as a kind: a public item that lists leave out, at `/` and `/en/`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue import home_lists
from disclosure.catalogue import shell as shells
from disclosure.catalogue.content import Content
from disclosure.catalogue.facts import Facts
from disclosure.catalogue.models import HomePage
from disclosure.catalogue.row_kinds import PageKind
from portal.meta import site_meta


class HomeKind(PageKind):
    code = "home"
    label = _("首页")
    model = HomePage
    detail_template = "catalogue/home.html"
    keeps_versions = False

    def facts(self, content: Content) -> Facts:
        return Facts(title=content.fields["title"], translation_key=content.fields["translation_key"], listed=False)

    def path(self, content: Content, facts: Facts, number: int, published_at: datetime) -> str:
        default = content.language == settings.LANGUAGE_CODE
        return "/" if default else f"/{content.language}/"

    def detail_context(self, entry: Any, content: Content) -> dict[str, Any]:
        shell = shells.latest()
        return {
            "home": content.fields,
            "columns": home_lists.columns_of(content, shell),
            "key_areas": home_lists.key_areas_of(content, shell),
            "units_by_level": home_lists.units_by_level(shell),
            "meta": site_meta(shell),
        }

    def depends_on(self, content: Content) -> list[str]:
        return home_lists.versions_of(content, shells.latest())
