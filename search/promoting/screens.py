"""Pinned results and hot words in the admin."""

from __future__ import annotations

from disclosure.review.snippets import ReviewedViewSet
from search.promoting.models import HotWords, PinnedResult


class PinnedViewSet(ReviewedViewSet):
    model = PinnedResult
    icon = "thumbtack"
    list_display = ["name", "keywords", "order", "live"]
    search_fields = ["name", "keywords"]


class HotWordsViewSet(ReviewedViewSet):
    model = HotWords
    icon = "pick"
    list_display = ["name", "words", "order", "live"]
    search_fields = ["name", "words"]
