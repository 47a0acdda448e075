"""Put many draft pages into the editors' tree at once, as the tree itself would place them.

One page at a time costs some fifty statements; here a chunk costs about ten, and as many for each folder.
"""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F, Field, Model
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from base.clock import SHANGHAI
from disclosure.documents.importing.pages import shared_part
from disclosure.documents.models import DocumentPage
from portal.models import Unit
from portal.models.folders import YearFolder
from portal.services.folders import FOLDER_LIMIT, year_folder

Folders = dict[tuple[int, int], YearFolder]  # what an import has filed into so far, by unit and year


def create_drafts(
    pages: Sequence[tuple[DocumentPage, datetime]], units: dict[int, Unit], folders: Folders | None = None
) -> None:
    """Insert pages, each with the moment it was published, below the year folders of their units.

    Runs inside the caller's transaction. Afterwards every page has its primary key.
    """
    groups: dict[tuple[int, int], list[DocumentPage]] = defaultdict(list)
    for page, moment in pages:
        groups[(page.unit_id, moment.astimezone(SHANGHAI).year)].append(page)
    for (unit_id, year), members in sorted(groups.items()):
        _file_into(units[unit_id], year, members, {} if folders is None else folders)
    everything = [page for page, _ in pages]
    _insert(everything)
    _insert_many_valued(everything)
    for page in everything:
        if page.attachments:
            ReferenceIndex.create_or_update_for_object(page)


def _file_into(unit: Unit, year: int, pages: list[DocumentPage], folders: Folders) -> None:
    """Give each page its place; a folder takes no more than it should hold."""
    waiting = list(pages)
    while waiting:
        folder = folders.get((unit.pk, year)) or year_folder(unit, year)
        # Locked and read anew: somebody else may file into it at the same moment.
        room = FOLDER_LIMIT - Page.objects.select_for_update().values_list("numchild", flat=True).get(pk=folder.pk)
        if room <= 0:
            del folders[(unit.pk, year)]
            continue
        folders[(unit.pk, year)] = folder
        taken, waiting = waiting[:room], waiting[room:]
        last = (
            Page.objects.filter(path__startswith=folder.path, depth=folder.depth + 1)
            .order_by("-path")
            .values_list("path", flat=True)
            .first()
        )
        step = Page._str2int(last[-Page.steplen :]) if last else 0
        for place, page in enumerate(taken, step + 1):
            _place(page, folder, place)
        Page.objects.filter(pk=folder.pk).update(numchild=F("numchild") + len(taken))


def _place(page: DocumentPage, folder: YearFolder, step: int) -> None:
    page.path = Page._get_path(folder.path, folder.depth + 1, step)
    page.depth, page.numchild = folder.depth + 1, 0
    page.slug = uuid.uuid4().hex
    page.url_path = f"{folder.url_path}{page.slug}/"
    page.live, page.has_unpublished_changes = False, True


def _insert(pages: list[DocumentPage]) -> None:
    content_type = ContentType.objects.get_for_model(DocumentPage)
    for page in pages:
        page.content_type = content_type
    shared = Page.objects.bulk_create([shared_part(page, Page) for page in pages])
    for page, row in zip(pages, shared, strict=True):
        page.pk = page.page_ptr_id = row.pk
        page._state.adding = False
    _insert_own_part(pages)


def _insert_own_part(pages: list[DocumentPage]) -> None:
    """The ORM inserts no rows of a table that extends another in bulk; this is the one statement it lacks."""
    fields = DocumentPage._meta.local_concrete_fields
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    rows = [[_column_value(field, page) for field in fields] for page in pages]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(DocumentPage._meta.db_table)} ({columns}) VALUES ({places})",  # noqa: S608  names of the model
            rows,
        )


def _column_value(field: Field[Any, Any], page: DocumentPage) -> Any:
    value = getattr(page, field.attname)
    if isinstance(field, StreamField) and connection.vendor == "sqlite":
        # The ORM writes every Chinese character as six ASCII ones; SQLite keeps the text as it is given.
        return json.dumps(field.get_prep_value(value), ensure_ascii=False)
    return field.get_db_prep_save(value, connection)


def _insert_many_valued(pages: list[DocumentPage]) -> None:
    for name in ("key_areas", "co_units"):
        through: type[Model] = getattr(DocumentPage, name).through
        target = "keyarea_id" if name == "key_areas" else "unit_id"
        through._default_manager.bulk_create(
            [
                through(documentpage_id=page.pk, **{target: other.pk})
                for page in pages
                for other in getattr(page, name).all()
            ]
        )
