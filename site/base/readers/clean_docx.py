"""A Word document with all changes accepted, and without comments, hidden text and names."""

from __future__ import annotations

import re

from base.readers.archive import Archive
from base.readers.docx import PARTS, main_part
from base.readers.docx_text import hidden_styles, is_hidden_paragraph, is_hidden_run
from base.readers.markup import Element, local, parse
from base.readers.package import Package, drop, unwrap

_SIDE = re.compile(r"word/(?:comments[^/]*|people\d*)\.xml")
_TRACES = {
    "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "moveFromRangeStart",
    "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd",
    "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "cellIns", "cellMerge", "numberingChange", "trackRevisions",
    "OLEObject", "externalData",
}  # fmt: skip
_MARKED = {"rPr", "trPr", "numPr"}  # in these, `ins` and `del` are marks without content
_XML = re.compile(r"word/(?:document|header|footer|footnotes|endnotes|settings|charts/chart)\d*\.xml")


def clean_docx(archive: Archive) -> bytes:
    """Raises Stop: damaged, too big."""
    styles = hidden_styles(parse(archive.read("word/styles.xml"))) if "word/styles.xml" in archive else frozenset()
    package = Package(archive)
    for name in package.parts:
        if _XML.fullmatch(name):
            package.change(name, _without_traces)
        if name == main_part(archive) or PARTS.fullmatch(name):
            package.change(name, lambda root: _cleaned(root, styles))
    package.unlink(_SIDE)
    package.without_marks()
    return package.packed()


def _without_traces(root: Element) -> None:
    for element in list(root.iter()):
        if local(element) in _TRACES or local(element).endswith("PrChange") or local(element) == "tblGridChange":
            drop(element)


def _cleaned(root: Element, styles: frozenset[str]) -> None:
    _drop_deleted_rows(root)
    for paragraph in [e for e in root.iter() if local(e) == "p"]:
        _drop_hidden_runs(paragraph, styles)
    joined = [e for e in root.iter() if local(e) == "p" and _mark_is_deleted(e)]
    for element in list(root.iter()):
        if local(element) in ("del", "moveFrom", "ins", "moveTo"):
            _accept(element)
    for paragraph in reversed(joined):
        _join_with_next(paragraph)


def _accept(element: Element) -> None:
    parent = element.getparent()
    is_mark = parent is not None and local(parent) in _MARKED
    if local(element) in ("ins", "moveTo") and not is_mark:
        unwrap(element)
    else:
        drop(element)


def _drop_deleted_rows(root: Element) -> None:
    for mark in [e for e in root.iter() if local(e) in ("del", "cellDel")]:
        properties = mark.getparent()
        if properties is not None and local(properties) in ("trPr", "tcPr"):
            owner = properties.getparent()
            table = owner.getparent() if owner is not None else None
            if owner is not None and table is not None:
                table.remove(owner)
                if local(table) == "tbl" and not any(local(e) == "tr" for e in table):
                    drop(table)


def _drop_hidden_runs(paragraph: Element, styles: frozenset[str]) -> None:
    whole = is_hidden_paragraph(paragraph, styles)
    for run in [e for e in paragraph.iter() if local(e) == "r"]:
        if whole or is_hidden_run(run, styles):
            drop(run)


def _mark_is_deleted(paragraph: Element) -> bool:
    """Whether the end of the paragraph, and so the paragraph as one of its own, was deleted."""
    properties = (r for p in paragraph if local(p) == "pPr" for r in p if local(r) == "rPr")
    return any(local(mark) in ("del", "moveFrom") for r in properties for mark in r)


def _join_with_next(paragraph: Element) -> None:
    following = paragraph.getnext()
    if following is not None and local(following) == "p":
        at = 1 if len(following) and local(following[0]) == "pPr" else 0
        following[at:at] = [child for child in paragraph if local(child) != "pPr"]
        drop(paragraph)
