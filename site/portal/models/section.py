from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.models.reviewed import ReviewedSnippet


class Section(ReviewedSnippet):
    """栏目: a column of the site. A field of an item, never its place in the page tree."""

    parent = models.ForeignKey(
        "self", verbose_name=_("上级栏目"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    description = models.CharField(
        _("栏目介绍"), max_length=300, help_text=_("写入 ColumnDescription，公众在列表页顶部也能看到。")
    )
    keywords = models.CharField(_("关键词"), max_length=200, help_text=_("写入 ColumnKeywords，用逗号分开。"))
    column_type = models.CharField(_("栏目类别"), max_length=60, help_text=_("写入 ColumnType，例如：政策文件。"))
    max_idle_days = models.PositiveIntegerField(
        _("最长不更新天数"), default=365, help_text=_("超过即视为栏目不更新（国办秘函〔2019〕19号）。")
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("name", "name_en", "slug", "parent", "order")], heading=_("栏目")
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("description", "keywords", "column_type", "max_idle_days")],
            heading=_("页面标签"),
        ),
    ]

    class Meta(ReviewedSnippet.Meta):
        verbose_name = _("栏目")
        verbose_name_plural = _("栏目")
