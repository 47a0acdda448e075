"""Words that items are filed under: topics, key areas, statutory items."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.models.reviewed import ReviewedSnippet


class Topic(ReviewedSnippet):
    """主题分类: two levels, 22 heads as on gov.cn. The slug is the code: 06 and 06-02."""

    parent = models.ForeignKey(
        "self", verbose_name=_("上级主题"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    panels = [FieldPanel(name) for name in ("name", "name_en", "slug", "parent", "order")]

    class Meta(ReviewedSnippet.Meta):
        verbose_name = _("主题分类")
        verbose_name_plural = _("主题分类")


class KeyArea(ReviewedSnippet):
    """重点领域: an item may carry several and still counts once."""

    panels = [FieldPanel(name) for name in ("name", "name_en", "slug", "order")]

    class Meta(ReviewedSnippet.Meta):
        verbose_name = _("重点领域")
        verbose_name_plural = _("重点领域")


class StatutoryItem(ReviewedSnippet):
    """法定主动公开内容: one of the fifteen items of 条例 art. 20, or of art. 21. The slug is its code."""

    article = models.CharField(_("条款"), max_length=40, help_text=_("例如：第二十条第（一）项。"))
    panels = [FieldPanel(name) for name in ("name", "name_en", "slug", "article", "order")]

    class Meta(ReviewedSnippet.Meta):
        verbose_name = _("法定主动公开内容")
        verbose_name_plural = _("法定主动公开内容")
