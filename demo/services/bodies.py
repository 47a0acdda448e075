"""A body of the small markdown as the blocks of a document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail.documents.models import Document
from wagtail.images.models import Image

from demo.reading.documents import DocumentSource
from demo.reading.inline import Find, prose
from demo.reading.markdown import Block, blocks_of
from demo.services.media import caption_of

PROSE = ("text", "ul", "ol")


def body_of(
    source: DocumentSource, pictures: dict[str, Image], files: dict[str, Document], find: Find
) -> list[dict[str, Any]]:
    """Return the stream of a document's body.

    Args:
        pictures, files: what the body shows, by the names of the front matter.
        find: returns the page of a document number.

    Raises:
        KeyError: for a picture or file that the front matter does not describe.
    """
    alts = {picture["name"]: picture["alt"] for picture in source.images}
    stream = []
    for is_prose, group in groupby(blocks_of(source.body), lambda block: block.kind in PROSE):
        if is_prose:
            stream.append({"type": "text", "value": "".join(prose(block, find) for block in group)})
        else:
            stream += [_block(block, alts, pictures, files) for block in group]
    return list(with_ids(source.slug, stream))


def with_ids(name: str, stream: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give blocks the ids that Wagtail would otherwise make anew at each reading."""
    for number, block in enumerate(stream):
        yield {**block, "id": str(uuid5(NAMESPACE_URL, f"{name}/{number}"))}


def _block(
    block: Block, alts: dict[str, str], pictures: dict[str, Image], files: dict[str, Document]
) -> dict[str, Any]:
    name = block.text
    if block.kind == "table":
        return {"type": "table", "value": table(block.rows)}
    if block.kind == "quotation":
        return {"type": "quotation", "value": {"text": name, "source": ""}}
    if block.kind == "image":
        value = {"image": pictures[name].pk, "alt": alts[name], "caption": caption_of(alts[name])}
        return {"type": "picture", "value": value}
    if block.kind == "attachment":
        return {"type": "attachment", "value": {"document": files[name].pk, "title": ""}}
    return {"type": "heading", "value": {"text": name, "level": "3" if block.kind == "subheading" else "2"}}


def table(rows: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    """Return a table as Wagtail's editor stores it, its first row the header."""
    return {
        "data": [list(row) for row in rows],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
    }
