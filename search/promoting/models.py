from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.models.reviewed import ReviewedSnippet


class PinnedItemBlock(blocks.StructBlock):
    """One item of the catalogue, and why it stands first."""

    address = blocks.CharBlock(
        label=_("地址"), max_length=300, help_text=_("已公开信息的本站地址，以 / 开头；标题取自目录，不另外填写。")
    )
    note = blocks.CharBlock(label=_("说明"), max_length=200, required=False)
    note_en = blocks.CharBlock(label=_("英文说明"), max_length=300, required=False)

    class Meta:
        icon = "link"
        label = _("信息")


class PinnedResult(ReviewedSnippet):
    """置顶结果: whoever searches for one of the keywords sees these items first."""

    keywords = models.TextField(
        _("关键词"),
        max_length=2000,
        help_text=_("每行一个。搜索词与其中一个相同（问句的虚词不算）时，下面的信息排在最前。"),
    )
    items = StreamField([("item", PinnedItemBlock())], verbose_name=_("置顶的信息"), max_num=5)
    panels = [FieldPanel(name) for name in ("name", "slug", "keywords", "items", "order")]

    class Meta(ReviewedSnippet.Meta):
        verbose_name = _("置顶结果")
        verbose_name_plural = _("置顶结果")


class HotWords(ReviewedSnippet):
    """热门搜索: words that the search page offers. The log of searches only proposes them."""

    words = models.TextField(_("热词"), max_length=1000, blank=True, help_text=_("每行一个，最多显示十个。"))
    words_en = models.TextField(_("英文热词"), max_length=1000, blank=True, help_text=_("用于英文页面，每行一个。"))
    panels = [FieldPanel(name) for name in ("name", "slug", "words", "words_en", "order")]

    class Meta(ReviewedSnippet.Meta):
        verbose_name = _("热门搜索")
        verbose_name_plural = _("热门搜索")
