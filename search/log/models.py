from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_QUERY = 60  # characters: what is longer is pasted text, and tells nothing about what people call things


class SearchedQuery(models.Model):
    """How often something was searched for on one day. No address, no session, no hour: nobody can be told from it."""

    day = models.DateField(_("日期"))
    language = models.CharField(_("语言"), max_length=10)
    query = models.CharField(_("搜索词"), max_length=MAX_QUERY, help_text=_("规范形式（base.text）。"))
    tab = models.CharField(_("分类"), max_length=60, blank=True)
    times = models.PositiveIntegerField(_("次数"), default=1)
    results = models.PositiveIntegerField(_("结果数"), help_text=_("当天最后一次。"))

    class Meta:
        verbose_name = _("搜索记录")
        verbose_name_plural = _("搜索记录")
        constraints = [models.UniqueConstraint(fields=["day", "language", "query", "tab"], name="searched_once_a_day")]

    def __str__(self) -> str:
        return self.query


class OpenedResult(models.Model):
    """How often an item was opened from the results of a query on one day."""

    day = models.DateField(_("日期"))
    language = models.CharField(_("语言"), max_length=10)
    query = models.CharField(_("搜索词"), max_length=MAX_QUERY)
    number = models.BigIntegerField(_("条目号"))
    times = models.PositiveIntegerField(_("次数"), default=1)

    class Meta:
        verbose_name = _("点击记录")
        verbose_name_plural = _("点击记录")
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "query", "number"], name="opened_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.query
