from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.models.reviewed import ReviewedSnippet


class MenuLinkBlock(blocks.StructBlock):
    """One entry of a menu: words and an address."""

    label = blocks.CharBlock(label=_("文字"), max_length=40)
    label_en = blocks.CharBlock(label=_("英文文字"), max_length=60, required=False)
    address = blocks.CharBlock(
        label=_("地址"), max_length=300, help_text=_("本站地址以 / 开头，外站以 https:// 开头。")
    )

    class Meta:
        icon = "link"
        label = _("链接")


class Menu(ReviewedSnippet):
    """A menu of the header (slug `main`) or of the footer (slug `links`)."""

    items = StreamField([("link", MenuLinkBlock())], verbose_name=_("菜单项"), blank=True)
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("items")]

    class Meta(ReviewedSnippet.Meta):
        verbose_name = _("菜单")
        verbose_name_plural = _("菜单")
