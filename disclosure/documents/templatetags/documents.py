"""How the body of a document becomes HTML: frozen files, frozen links, numbered headings."""

from __future__ import annotations

import re
from typing import Any

import nh3
from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.rich_text import RichText

from base.html import ALLOWED_ATTRIBUTES, ALLOWED_TAGS, DROPPED_WITH_CONTENT, URL_SCHEMES, is_plain
from disclosure.catalogue.content import Content
from disclosure.documents.tables import Cell, table_rows
from disclosure.documents.typesetting import typeset

register = template.Library()

BLOCKS = frozenset({"heading", "text", "table", "picture", "attachment", "quotation"})
PAGE_LINK = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*\bid="(\d+)"[^>]*>')
BETWEEN_KEYWORDS = re.compile("[,，;；、]")
# A picture of a page is shown at most this wide (frame.css); phones get the smaller rendition.
PICTURE_SIZES = "(max-width: 50em) 100vw, 50em"
_CLEANER = nh3.Cleaner(
    tags=ALLOWED_TAGS | {"hr"},
    attributes=ALLOWED_ATTRIBUTES,
    clean_content_tags=DROPPED_WITH_CONTENT,
    url_schemes=URL_SCHEMES | {"item", "tel"},
    url_relative="pass_through",
    link_rel=None,
)


@register.filter
def frozen_text(value: RichText | str) -> SafeString:
    """Rich text with links to items by their source, `item:document:7`: their address is looked up when it is read.

    What an editor's browser sent is cleaned here once more, because this HTML reaches the public.
    """
    source = value.source if isinstance(value, RichText) else str(value)
    if is_plain(source):
        return mark_safe(source)  # noqa: S308  nothing but paragraphs of text
    return mark_safe(_CLEANER.clean(PAGE_LINK.sub(r'<a href="item:document:\1">', source)))  # noqa: S308


@register.simple_tag
def body_blocks(page: Any, content: Content | None) -> list[dict[str, Any]]:
    """The blocks of a body with their templates, read from frozen content, in a draft from the page itself."""
    blocks = content.fields["body"] if content else page.body.get_prep_value()
    return [_shown(block) for block in blocks if block["type"] in BLOCKS]


def _shown(block: dict[str, Any]) -> dict[str, Any]:
    if block["type"] == "text":  # most of most bodies, and not worth a template each time
        return {"html": frozen_text(block["value"])}
    return {"template": f"documents/blocks/{block['type']}.html", "value": block["value"]}


@register.simple_tag
def frozen_image(image: Image | int | None, content: Content | None) -> dict[str, Any]:
    """The addresses and size of a picture: of its frozen renditions, in a draft of the image itself."""
    number = _number(image)
    if content is None:
        return _draft_image(number)
    frozen = [file for variant in ("w800", "w1600") if (file := content.file("image", number, variant))]
    if not frozen:
        return {}
    return {
        "src": frozen[0].address,
        "srcset": ", ".join(dict.fromkeys(f"{file.address} {file.width}w" for file in frozen)),
        "sizes": PICTURE_SIZES,
        "width": frozen[-1].width,
        "height": frozen[-1].height,
    }


def _number(chosen: Any) -> int:
    """The key of a chosen image or file: frozen blocks hold the number, a block of a draft may hold the row."""
    return int(getattr(chosen, "pk", chosen) or 0)


def _draft_image(number: int) -> dict[str, Any]:
    image = Image.objects.filter(pk=number).first()
    if image is None:
        return {}
    draft = image.get_rendition("max-1600x8000|format-jpeg")
    return {"src": draft.url, "width": draft.width, "height": draft.height}


@register.simple_tag
def frozen_file(document: Document | int | None, content: Content | None) -> dict[str, Any]:
    """The address, name and size of an attachment: of the frozen file, in a draft of the document itself."""
    number = _number(document)
    if content is None:
        return _draft_file(number)
    file = content.file("document", number)
    return {"address": file.address, "title": file.title, "name": file.name, "size": file.size} if file else {}


def _draft_file(number: int) -> dict[str, Any]:
    file = Document.objects.filter(pk=number).first()
    if file is None:
        return {}
    return {"address": file.url, "title": file.title, "name": file.filename, "size": file.file_size}


@register.filter(name="table_rows")
def rows_of_table(value: dict[str, Any] | None) -> list[list[Cell]]:
    return table_rows(value) if value else []


@register.filter
def listed(keywords: str) -> str:
    """Keywords as Chinese lists them, whatever stood between them: 养老、助餐."""
    return "、".join(part.strip() for part in BETWEEN_KEYWORDS.split(keywords) if part.strip())


@register.tag(name="typeset")
def typeset_tag(parser: Parser, token: Token) -> Typeset:
    """Set the body inside like an official letter."""
    nodes = parser.parse(("endtypeset",))
    parser.delete_first_token()
    return Typeset(nodes)


class Typeset(template.Node):
    def __init__(self, nodes: NodeList) -> None:
        self.nodes = nodes

    def render(self, context: Context) -> SafeString:
        return mark_safe(typeset(self.nodes.render(context)))  # noqa: S308  made by our own templates
