"""Pinned results and hot words as kinds of the shell: drafted, approved by another person, released."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.catalogue.content import Content
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.shell_kinds import ShellKind
from search.plan import MAX_LENGTH
from search.promoting.models import HotWords, PinnedResult
from search.promoting.words import lines_of, local_path
from search.tokens import squeezed


class PinnedKind(ShellKind):
    """Keywords, and the items that stand first for them."""

    def __init__(self) -> None:
        super().__init__("pinned", gettext_lazy("置顶结果"), PinnedResult)

    def check(self, content: Content) -> list[str]:
        keywords = lines_of(content.fields["keywords"])
        paths = [local_path(item["value"]["address"]) for item in content.fields["items"]]
        return [*_unfit(keywords, _("关键词")), *_nowhere(paths)]


class HotWordsKind(ShellKind):
    """Words that the search page offers."""

    def __init__(self) -> None:
        super().__init__("hot_words", gettext_lazy("热门搜索"), HotWords)

    def check(self, content: Content) -> list[str]:
        words: list[Any] = [content.fields["words"], content.fields["words_en"]]
        return list(_unfit([word for text in words for word in lines_of(text)], _("热词"), may_be_none=True))


def _unfit(words: list[str], what: str, may_be_none: bool = False) -> Iterator[str]:
    if not words and not may_be_none:
        yield _("请至少写一个%(what)s。") % {"what": what}
    for word in words:
        if len(word) > MAX_LENGTH or not squeezed(word).strip():
            yield _("%(what)s“%(word)s”不能用来搜索。") % {"what": what, "word": word[:20]}


def _nowhere(paths: list[str]) -> Iterator[str]:
    if not paths:
        yield _("请至少选一条信息置顶。")
    public = set(CatalogueEntry.objects.public().listed().filter(path__in=paths).values_list("path", flat=True))
    for path in paths:
        if path not in public:
            yield _("目录中没有公开的信息使用地址 %(path)s，请核对。") % {"path": path[:100]}
