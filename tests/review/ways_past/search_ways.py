"""By what the search page offers: pinned results, hot words, synonyms, the log of searches."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from search.models import HotWords, PinnedResult, SearchedQuery, Synonym
from tests.moves import chain_of
from tests.review.admin import form_data
from tests.review.ways_past.scene import TYPED, Scene
from tests.review.ways_past.screens import bulk, snippet_view, typed_into
from tests.review.ways_past.table import NOBODY, REVIEW_FIRST, way


@way("A pinned result is changed and published", REVIEW_FIRST, types=True)
def publish_pinned(scene: Scene) -> Any:
    return typed_into(scene, PinnedResult.objects.get(), **{"action-publish": "1"})


@way("Hot words are changed and published", REVIEW_FIRST, types=True)
def publish_hot_words(scene: Scene) -> Any:
    return typed_into(scene, HotWords.objects.get(), words=TYPED, **{"action-publish": "1"})


@way("New hot words are created and published at once", REVIEW_FIRST, types=True)
def create_hot_words(scene: Scene) -> Any:
    data = form_data(HotWords(name=TYPED, slug="xin", words=TYPED))
    return scene.root.post(reverse(HotWords.snippet_viewset.get_url_name("add")), data | {"action-publish": "1"})


@way("Hot words are unpublished", REVIEW_FIRST)
def unpublish_hot_words(scene: Scene) -> Any:
    return scene.root.post(snippet_view(HotWords.objects.get(), "unpublish"))


@way("A pinned result is deleted", REVIEW_FIRST)
def delete_pinned(scene: Scene) -> Any:
    return scene.root.post(snippet_view(PinnedResult.objects.get(), "delete"))


@way("Pinned results are deleted in bulk", REVIEW_FIRST)
def bulk_delete_pinned(scene: Scene) -> Any:
    return bulk(scene, "search.pinnedresult", "delete", PinnedResult.objects.get().pk)


@way("Hot words and pinned results are changed by queryset.update()", NOBODY)
def update_words(scene: Scene) -> Any:
    HotWords.objects.update(name=TYPED, words=TYPED, words_en=TYPED, live=True)
    PinnedResult.objects.update(name=TYPED, keywords="养老服务\n撤下", live=True)


@way("New hot words and a pinned result are created live in code", NOBODY)
def create_live_words(scene: Scene) -> Any:
    HotWords.objects.create(name="词", slug="xin", words=TYPED, live=True)
    item = ("item", {"address": scene.entry.address, "note": TYPED, "note_en": ""})
    PinnedResult.objects.create(name="词", slug="xin", keywords="养老服务", items=[item], live=True)


@way("A pinned result's newest revision is published in code", REVIEW_FIRST)
def publish_pinned_in_code(scene: Scene) -> Any:
    row = PinnedResult.objects.get()
    row.name = TYPED
    row.save_revision().publish()


@way("Hot words' chain is begun and cancelled, then they are published", REVIEW_FIRST, types=True)
def cancel_hot_words(scene: Scene) -> Any:
    row = HotWords.objects.get()
    row.save_revision(user=scene.superuser)
    scene.short_reviewer()
    chain_of(row).start(row, scene.superuser).cancel(user=scene.superuser)
    return typed_into(scene, HotWords.objects.get(pk=row.pk), **{"action-publish": "1"})


@way("A synonym leads to what is withdrawn, undisclosed or drafted", "302")
def synonym(scene: Scene) -> Any:
    assert Synonym.objects.exists()
    data = {"words": "撤下、会议纪要", "official": f"{TYPED}、没有审核过", "direction": "one_way", "active": "on"}
    return scene.root.post("/admin/synonyms/new/", data)


@way("A visitor searches again and again, for words that the page then might offer", NOBODY)
def ask_often(scene: Scene) -> Any:
    for _ in range(30):
        Client(headers={"user-agent": "Mozilla/5.0"}).get("/search/", {"q": TYPED})
    assert SearchedQuery.objects.filter(query=TYPED).exists()
