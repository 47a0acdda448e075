"""How the parts of an OFD file refer to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from base.readers.markup import Element, attribute, local

ENTRANCE = "OFD.xml"


def find(root: Element, name: str) -> list[Element]:
    """All elements below `root` called `name`, whatever the namespace."""
    return [element for element in root.iter() if local(element) == name]


def located(part: str, location: str | None) -> str:
    """The part at a location (ST_Loc), as it is written in another part: from the root, or beside that."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), (location or "").strip())).lstrip("/")


def pages_of(document: Element, part: str) -> list[str]:
    """The parts that hold the pages, in order."""
    pages = (page for tree in find(document, "Pages") for page in find(tree, "Page"))
    return [located(part, attribute(page, "BaseLoc")) for page in pages]


def parts_of(document: Element, part: str, kind: str) -> Iterator[str]:
    """Other parts: the location stands in an attribute or in the text."""
    for element in find(document, kind):
        if location := attribute(element, "BaseLoc") or (element.text or "").strip():
            yield located(part, location)
