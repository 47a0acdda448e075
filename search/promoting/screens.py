"""Pinned results and hot words in the admin."""

from __future__ import annotations

from disclosure.review.snippets import ReviewedViewSet
from search.promoting.models import HotWords, PinnedResult


class _Unchosen(ReviewedViewSet):
    """Nothing refers to these rows: a chooser would only show everybody what is drafted."""

    def register_chooser_viewset(self) -> None:
        return


class PinnedViewSet(_Unchosen):
    model = PinnedResult
    icon = "thumbtack"
    list_display = ["name", "keywords", "order", "live"]
    search_fields = ["name", "keywords"]


class HotWordsViewSet(_Unchosen):
    model = HotWords
    icon = "pick"
    list_display = ["name", "words", "order", "live"]
    search_fields = ["name", "words"]
