"""Links between public items, alive only while both are public."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from base.clock import today
from disclosure.catalogue.entry_rows import COLUMNS, entry_from
from disclosure.catalogue.enums import RelationKind
from disclosure.catalogue.models import CatalogueEntry

ITEM_LINK = re.compile(r'<a href="item:([a-z_]+):(\d+)"[^>]*>(.*?)</a>', re.DOTALL)
INCOMING: dict[str, Any] = {
    RelationKind.AMENDS: _("被修改"),
    RelationKind.REPEALS: _("被废止"),
    RelationKind.REPLACES: _("被替代"),
    RelationKind.CORRECTS: _("更正件"),
    RelationKind.REDACTS: _("删减版"),
    RelationKind.CONTINUES: _("后续文件"),
    RelationKind.IMPLEMENTS: _("落实文件"),
    RelationKind.FORWARDS: _("被转发"),
}
_SQL = f"""
    SELECT l.relation, 1, {COLUMNS} FROM catalogue_entrylink l
    JOIN catalogue_catalogueentry e ON e.kind = l.target_kind AND e.source_id = l.target_source_id
    WHERE l.entry_id = %s
    UNION ALL
    SELECT l.relation, 0, {COLUMNS} FROM catalogue_entrylink l
    JOIN catalogue_catalogueentry e ON e.id = l.entry_id
    WHERE l.target_kind = %s AND l.target_source_id = %s AND l.entry_id <> %s
"""  # noqa: S608  columns of our own model


@dataclass(frozen=True)
class LinkedItem:
    """Another public item, and how it stands to this one."""

    relation: str
    outgoing: bool
    entry: CatalogueEntry


def linked_items(entry: CatalogueEntry) -> list[LinkedItem]:
    """Return the items, public today, that an entry points to or that point to it. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_SQL, [entry.pk, entry.kind, entry.source_id, entry.pk])
        rows = cursor.fetchall()
    items = [LinkedItem(relation, bool(outgoing), entry_from(values)) for relation, outgoing, *values in rows]
    day = today()
    return [item for item in items if item.entry.public_until is None or item.entry.public_until >= day]


def with_living_links(html: str, linked: Sequence[LinkedItem]) -> str:
    """Give links in a body the address of their item; where that is not public, only the words remain."""
    paths = {(item.entry.kind, item.entry.source_id): item.entry.path for item in linked if item.outgoing}

    def alive(match: re.Match[str]) -> str:
        path = paths.get((match[1], int(match[2])))
        return f'<a href="{path}">{match[3]}</a>' if path else match[3]

    return ITEM_LINK.sub(alive, html)


def related_groups(linked: Sequence[LinkedItem]) -> list[tuple[str, list[CatalogueEntry]]]:
    """Return (heading, entries) for the relations that are shown beside the text."""
    groups: dict[str, list[CatalogueEntry]] = defaultdict(list)
    for item in linked:
        if item.relation == RelationKind.MENTIONS:
            continue
        heading = RelationKind(item.relation).label if item.outgoing else INCOMING[item.relation]
        groups[str(heading)].append(item.entry)
    return list(groups.items())
