"""Where an item of the editors' half is shown to the public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from disclosure.catalogue.models.item_page import ItemPage


def page_address(page: ItemPage) -> tuple[int, str, str] | None:
    """Return what `Page.get_url_parts` wants for a released page, and None for one that is not public."""
    from disclosure.catalogue import kinds
    from disclosure.catalogue.models import CatalogueEntry

    kind = kinds.of_model(type(page))
    if kind is None or page.pk is None:
        return None
    path = CatalogueEntry.objects.filter(kind=kind.code, source_id=page.pk).values_list("path", flat=True).first()
    return (0, settings.WAGTAILADMIN_BASE_URL, path) if path else None


def absolute(path: str) -> str:
    """Return the full address of a path of this site, for feeds, sitemaps and tables that are read elsewhere."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
