"""The canaries of the search page: words that nobody has approved, and what others searched for."""

from __future__ import annotations

from typing import Any

from base import clock
from disclosure.catalogue.models import CatalogueEntry
from search.models import HotWords, OpenedResult, PinnedResult, SearchedQuery, Synonym
from tests.canaries.ground import QUERY, Ground, plant, sentence


@plant("pinned", "hotwords")
def words_for_the_search_page(ground: Ground) -> None:
    """Drafts, for the very query that is looked for."""
    address = (
        CatalogueEntry.objects.exclude(path=None).filter(listed=True).values_list("path", flat=True).first() or "/"
    )
    item = ("item", {"address": address, "note": sentence("pinned"), "note_en": sentence("pinned")})
    pinned = PinnedResult(name=sentence("pinned"), slug="jsq", keywords=QUERY, items=[item], live=False)
    hot = HotWords(name=sentence("hotwords"), slug="jsq", words=sentence("hotwords"), words_en=sentence("hotwords"))
    rows: list[Any] = [pinned, hot]
    for row in rows:
        row.save()
        revision = row.save_revision(user=ground.people["site_admin"])
        ground.note(row, revision_id=revision.pk, app_label="search", model_name=row._meta.model_name)


@plant("synonym")
def a_synonym(ground: Ground) -> None:
    ground.note(Synonym.objects.create(words=QUERY, official="栖息地", note=sentence("synonym")))


@plant("asked")
def what_somebody_searched_for(ground: Ground) -> None:
    """Its counts are for staff; no page, suggestion or hot word repeats them."""
    day = clock.today()
    SearchedQuery.objects.create(day=day, language="zh-hans", query=sentence("asked"), times=99, results=0)
    OpenedResult.objects.create(day=day, language="zh-hans", query=sentence("asked"), number=1, times=9)
