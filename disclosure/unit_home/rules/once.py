"""One guide and one report a unit and year, one way to apply a unit."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content
from disclosure.unit_home.enums import Column
from disclosure.unit_home.models import HomeItem


def once_reasons(column: Column, content: Content) -> list[str]:
    """A second one is refused while the first is public: correct that one instead."""
    if column == Column.RULES:
        return []
    fields = content.fields
    same = HomeItem.objects.filter(
        unit_id=fields["unit"], language=content.language, column=column, year=fields.get("year")
    )
    other = same.exclude(entry__translation_key=fields["translation_key"]).select_related("entry").first()
    if other is None:
        return []
    return [_("《%(title)s》已经公开，请修改原有页面，不要另建。") % {"title": other.entry.title}]
