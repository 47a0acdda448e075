"""XML that others made: no entities, no DTD, no network, no depth without end."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

from base.readers import codes
from base.readers.reading import Stop

Element: TypeAlias = Any  # lxml comes without types


def parse(data: bytes) -> Element:
    """The root element. Raises Stop for what is no XML, and for any document type: no office program writes one."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Stop(codes.UNREADABLE) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Stop(codes.UNREADABLE)
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace; OFD and OOXML writers disagree about those."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The attribute `name` in any namespace or none, else an empty text."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
