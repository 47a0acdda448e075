"""What editors draft beside the results."""

from __future__ import annotations

from typing import Any

from search.models import HotWords, PinnedResult


def pinned(
    address: str, keywords: str = "坐车免费\n老年卡", note: str = "区民政局每年四月更新", **fields: Any
) -> PinnedResult:
    item = ("item", {"address": address, "note": note, "note_en": "Updated in April"})
    return PinnedResult.objects.create(
        name="老年优待", slug="laonian", keywords=keywords, items=[item], live=False, **fields
    )


def hot_words(words: str) -> HotWords:
    return HotWords.objects.create(name="热门搜索", slug="hot", words=words, live=False)
