"""The text of a paragraph of a Word document, run by run: shown, changed, or hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from base.readers import codes
from base.readers.markup import Element, attribute, local

_DELETED = {"del", "moveFrom"}
_INSERTED = {"ins", "moveTo"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_OFF = {"0", "false", "off"}
_DEEPEST = 200


@dataclass(frozen=True)
class Piece:
    """The text of one run; `kind` says why it counts as hidden, `shown` whether it is read all the same."""

    text: str
    kind: str
    shown: bool
    change: str = ""


def pieces_of(paragraph: Element, styles: frozenset[str]) -> tuple[list[Piece], list[Element]]:
    """The runs of a paragraph, and the text boxes that hang on it."""
    whole = _style_hides(paragraph, "pStyle", styles)
    pieces: list[Piece] = []
    boxes: list[Element] = []
    for element, change in _inner(paragraph, ""):
        if local(element) == "txbxContent":
            boxes.append(element)
        elif text := _run_text(element):
            hidden = whole or _vanishes(element, styles)
            pieces.append(Piece(text, _kind(change, hidden), not hidden and change not in _DELETED, change))
    return pieces, boxes


def children(element: Element) -> Iterator[Element]:
    """The children, of alternatives for old and new programs only the first."""
    for child in element:
        if local(child) != "AlternateContent":
            yield child
        elif len(child):
            yield from children(child[0])


def hidden_styles(root: Element) -> frozenset[str]:
    """Ids of the styles whose text is hidden, by themselves or by what they are based on."""
    based, hidden = {}, set()
    for style in (e for e in root.iter() if local(e) == "style"):
        name = attribute(style, "styleId")
        based[name] = next((attribute(e, "val") for e in style if local(e) == "basedOn"), "")
        if vanish := [e for e in style.iter() if local(e) == "vanish"]:
            based[name] = ""
            if attribute(vanish[0], "val") not in _OFF:
                hidden.add(name)
    for _ in range(len(based)):
        more = {name for name, base in based.items() if base in hidden} - hidden
        if not more:
            break
        hidden |= more
    return frozenset(hidden)


def is_hidden_run(run: Element, styles: frozenset[str]) -> bool:
    """Whether a run is formatted as hidden text."""
    return _vanishes(run, styles)


def is_hidden_paragraph(paragraph: Element, styles: frozenset[str]) -> bool:
    return _style_hides(paragraph, "pStyle", styles)


def _inner(element: Element, change: str, depth: int = 0) -> Iterator[tuple[Element, str]]:
    """Runs and text boxes in reading order, with the tracked change they belong to."""
    for child in children(element):
        name = local(child)
        if name in ("pPr", "rPr", "p", "tbl"):
            continue
        if name == "r":
            yield child, change
        if name == "txbxContent":
            yield child, change
        elif depth < _DEEPEST:
            yield from _inner(child, name if name in _DELETED | _INSERTED else change, depth + 1)


def _run_text(run: Element) -> str:
    parts = []
    for child in children(run):
        name = local(child)
        if name in ("t", "delText"):
            parts.append(str(child.text or ""))
        elif name == "sym":
            parts.append(_symbol(attribute(child, "char")))
        else:
            parts.append(_SIGNS.get(name, ""))
    return "".join(parts)


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16) & 0xFF) if code else ""
    except ValueError:
        return ""


def _kind(change: str, hidden: bool) -> str:
    if change:
        return codes.TRACKED_CHANGE
    return codes.HIDDEN_TEXT if hidden else ""


def _vanishes(run: Element, styles: frozenset[str]) -> bool:
    for properties in (child for child in run if local(child) == "rPr"):
        for element in properties:
            if local(element) == "vanish":
                return attribute(element, "val") not in _OFF
        return _style_hides(run, "rStyle", styles)
    return False


def _style_hides(element: Element, name: str, styles: frozenset[str]) -> bool:
    properties = (child for child in element if local(child) in ("pPr", "rPr"))
    return any(local(e) == name and attribute(e, "val") in styles for p in properties for e in p)
