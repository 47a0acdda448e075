from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.snippets.blocks import SnippetChooserBlock

from disclosure.catalogue.models.item_page import ItemPage


class LatestBlock(blocks.StructBlock):
    """The newest items of a section, read from the catalogue at each request."""

    section = SnippetChooserBlock("portal.Section", label=_("栏目"))
    count = blocks.IntegerBlock(label=_("条数"), default=6, min_value=1, max_value=20)

    class Meta:
        icon = "list-ul"
        label = _("栏目最新信息")


class ShortcutBlock(blocks.StructBlock):
    """A large entrance: words and an address."""

    label = blocks.CharBlock(label=_("文字"), max_length=20)
    hint = blocks.CharBlock(label=_("说明"), max_length=60, required=False)
    address = blocks.CharBlock(label=_("地址"), max_length=300)

    class Meta:
        icon = "link"
        label = _("入口")


class HomePage(ItemPage):
    """首页: a public item like any other; lists leave it out."""

    lead = models.CharField(_("首页标语"), max_length=200, blank=True)
    shortcuts = StreamField([("shortcut", ShortcutBlock())], verbose_name=_("常用入口"), blank=True)
    columns = StreamField([("latest", LatestBlock())], verbose_name=_("首页栏目"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    content_panels = [*ItemPage.content_panels, FieldPanel("lead"), FieldPanel("shortcuts"), FieldPanel("columns")]

    class Meta:
        verbose_name = _("首页")
        verbose_name_plural = _("首页")
