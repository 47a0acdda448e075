from django.db import models
from django.utils.translation import gettext_lazy as _

from search.files.models import FileText

__all__ = ["FileText", "IndexedEntry"]


class IndexedEntry(models.Model):
    """What the embedded engine holds of one catalogue entry, in squeezed form (search/tokens.py).

    The text itself lies in tables of the engine's own (search/engines). No foreign keys: the catalogue does
    not wait for the index, and the index never decides what is public.
    """

    id = models.BigIntegerField(_("条目号"), primary_key=True)
    content_id = models.BigIntegerField(_("内容编号"))
    language = models.CharField(_("语言"), max_length=10)
    title = models.TextField(_("标题"))
    number_key = models.CharField(_("发文字号"), max_length=200, blank=True)
    published = models.BigIntegerField(_("发布时间"), help_text=_("1970年以来的秒数；只用于排序。"))

    class Meta:
        verbose_name = _("已索引条目")
        verbose_name_plural = _("已索引条目")
        indexes = [models.Index(fields=["number_key", "language"], name="indexed_number")]

    def __str__(self) -> str:
        return self.title
