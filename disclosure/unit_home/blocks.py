"""Files beside the text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class FileBlock(blocks.StructBlock):
    """A file that the public may download."""

    document = DocumentChooserBlock(label=_("文件"))
    title = blocks.CharBlock(label=_("显示名称"), max_length=200, required=False, help_text=_("留空则用文件标题。"))

    class Meta:
        icon = "doc-full"
        label = _("附件")
