from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.querysets import EntryQuerySet
from search.feed.models import FeedRow, ServiceState
from search.files.models import FileText
from search.log.models import OpenedResult, SearchedQuery
from search.promoting.models import HotWords, PinnedResult
from search.vocabulary.models import Synonym

__all__ = [
    "FeedRow",
    "FileText",
    "HotWords",
    "IndexedEntry",
    "OpenedResult",
    "PinnedResult",
    "RebuildMark",
    "SearchedQuery",
    "ServiceState",
    "Synonym",
]


class IndexedEntry(models.Model):
    """What the embedded engine holds of one catalogue entry, in squeezed form (search/tokens.py).

    The text itself lies in tables of the engine's own (search/engines), under the same `place`. No foreign keys:
    the catalogue does not wait for the index, and the index never decides what is public.
    """

    place = models.BigIntegerField(
        _("位次"), primary_key=True, help_text=_("发布日和条目号合成，新的在后（search/engines/places.py）。")
    )
    number = models.BigIntegerField(_("条目号"), unique=True)
    content_id = models.BigIntegerField(_("内容编号"))
    language = models.CharField(_("语言"), max_length=10)
    title = models.TextField(_("标题"))
    title_key = models.BigIntegerField(_("标题的散列值"))
    number_key = models.CharField(_("发文字号"), max_length=200, blank=True)
    facts = models.TextField(_("筛选项"), blank=True, help_text=_("每行一项（search/facts.py）。"))
    effective_date = models.DateField(_("施行日期"), null=True, blank=True)
    expiry_date = models.DateField(_("失效日期"), null=True, blank=True)
    repealed_date = models.DateField(_("废止日期"), null=True, blank=True)
    public_until = models.DateField(_("公示截止日期"), null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("已索引条目")
        verbose_name_plural = _("已索引条目")
        indexes = [
            models.Index(fields=["number_key", "language"], name="indexed_number"),
            models.Index(fields=["title_key", "language"], name="indexed_title"),
        ]

    def __str__(self) -> str:
        return self.title


class RebuildMark(models.Model):
    """The embedded index is to be made anew by the clock, from the entry after this one on."""

    after = models.BigIntegerField(_("已完成到的条目号"), default=0)

    class Meta:
        verbose_name = _("待重建的索引")
        verbose_name_plural = _("待重建的索引")

    def __str__(self) -> str:
        return str(self.after)
