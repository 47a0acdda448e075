"""What the body of a document is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from disclosure.catalogue.enums import RelationKind
from disclosure.documents.enums import RedactionArticle

RICH_TEXT = ["bold", "italic", "superscript", "subscript", "ol", "ul", "link", "hr"]


class HeadingBlock(blocks.StructBlock):
    """A heading of the text; two levels are enough for an official document."""

    text = blocks.CharBlock(label=_("标题文字"), max_length=200)
    level = blocks.ChoiceBlock(label=_("级别"), choices=[("2", _("一级标题")), ("3", _("二级标题"))], default="2")

    class Meta:
        icon = "title"
        label = _("小标题")
        template = "documents/blocks/heading.html"


class PictureBlock(blocks.StructBlock):
    """A picture with its text alternative (无障碍环境建设法 art. 32)."""

    image = ImageChooserBlock(label=_("图片"))
    alt = blocks.CharBlock(
        label=_("替代文字"), max_length=500, help_text=_("说明图片内容，供看不到图片的人使用。必填。")
    )
    caption = blocks.CharBlock(label=_("图注"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("图片")
        template = "documents/blocks/picture.html"


class AttachmentBlock(blocks.StructBlock):
    """A file that the public may download."""

    document = DocumentChooserBlock(label=_("文件"))
    title = blocks.CharBlock(label=_("显示名称"), max_length=200, required=False, help_text=_("留空则用文件标题。"))

    class Meta:
        icon = "doc-full"
        label = _("附件")
        template = "documents/blocks/attachment.html"


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("引文"))
    source = blocks.CharBlock(label=_("出处"), max_length=200, required=False)

    class Meta:
        icon = "openquote"
        label = _("引用")
        template = "documents/blocks/quotation.html"


class BodyBlock(blocks.StreamBlock):
    """The body: headings, text, tables, pictures, attachments, quotations."""

    heading = HeadingBlock()
    text = blocks.RichTextBlock(label=_("正文"), features=RICH_TEXT, template="documents/blocks/text.html")
    table = TableBlock(
        label=_("表格"),
        template="documents/blocks/table.html",
        table_options={
            "language": "zh-CN",
            "contextMenu": [
                "row_above",
                "row_below",
                "---------",
                "col_left",
                "col_right",
                "---------",
                "remove_row",
                "remove_col",
                "---------",
                "undo",
                "redo",
            ],
        },
    )
    picture = PictureBlock()
    attachment = AttachmentBlock()
    quotation = QuotationBlock()


class RedactionBlock(blocks.StructBlock):
    """One passage that was taken out before publication (条例 art. 37; rule R4)."""

    place = blocks.CharBlock(label=_("位置"), max_length=100, help_text=_("例如：附件2第3列。不要写出被删内容。"))
    article = blocks.ChoiceBlock(label=_("依据条款"), choices=RedactionArticle.choices)
    reason = blocks.CharBlock(label=_("理由"), max_length=200)

    class Meta:
        icon = "cross"
        label = _("删减")


class RelationBlock(blocks.StructBlock):
    """This document does something to another one."""

    relation = blocks.ChoiceBlock(
        label=_("关系"), choices=[(kind.value, kind.label) for kind in RelationKind if kind != RelationKind.MENTIONS]
    )
    target = blocks.PageChooserBlock(label=_("文件"), page_type="documents.DocumentPage")

    class Meta:
        icon = "link"
        label = _("相关文件")
