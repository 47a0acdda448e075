"""Where an item of the editors' half is shown to the public."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from disclosure.catalogue import kinds
from disclosure.catalogue.models import CatalogueEntry


def path_of(page: Any) -> str | None:
    """Return the public path of a page, None for one that is not public."""
    kind = kinds.of_model(type(page))
    if kind is None or page.pk is None:
        return None
    return CatalogueEntry.objects.filter(kind=kind.code, source_id=page.pk).values_list("path", flat=True).first()


def absolute(path: str) -> str:
    """Return the full address of a path of this site, for feeds, sitemaps and tables that are read elsewhere."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
