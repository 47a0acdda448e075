"""Make bodies again when their template has changed. Content, entry and dates stay."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q, QuerySet

from base.canonical import sha256_of
from disclosure.catalogue import kinds, versions
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import CatalogueEntry, ReleasedHtml
from disclosure.catalogue.verify.steps import Progress, in_steps


def outdated(kind: str = "", force: bool = False) -> QuerySet[CatalogueEntry]:
    """Return the entries whose body was made by another version of the template, or all with `force`."""
    wanted = [each for each in kinds.all_kinds() if kind in ("", each.code)]
    same = Q(pk__in=[])
    for each in wanted:
        same |= Q(kind=each.code, content__rendered__renderer=each.renderer)
    entries = CatalogueEntry.objects.filter(kind__in=[each.code for each in wanted])
    return entries if force else entries.exclude(same)


def rerender(entries: QuerySet[CatalogueEntry], advance: Progress = lambda n: None) -> int:
    """Make the bodies of these entries again, 200 a transaction; return how many."""
    done = 0
    for group in in_steps(entries.select_related("content"), advance):
        _make_again(group)
        done += len(group)
    return done


@transaction.atomic
def _make_again(entries: Sequence[CatalogueEntry]) -> None:
    rows = []
    for entry in entries:
        kind = kinds.get(entry.kind)
        html = kind.body_html(Content.from_json(entry.content.content))
        rows.append(ReleasedHtml(content_id=entry.content_id, html=html, renderer=kind.renderer, hash=sha256_of(html)))
    ReleasedHtml.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["content"], update_fields=["html", "renderer", "hash"]
    )
    versions.move(versions.of_path(entry.path) for entry in entries if entry.path)
