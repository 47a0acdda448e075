"""Office files as parts that refer to each other, to be changed and packed again."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable

from base.readers.archive import Archive
from base.readers.embedded import OBJECTS, PICTURES
from base.readers.image import cleaned, read_marks
from base.readers.markup import Element, attribute, local, parse, written
from base.readers.properties import is_personal
from base.readers.reading import Reading

TYPES = "[Content_Types].xml"
_CORE = re.compile(r"docProps/(?:core|app)\d*\.xml")
_NEVER = re.compile(r"docProps/(?:custom|thumbnail)[^/]*")
_LISTS = {"TitlesOfParts", "HeadingPairs"}  # names of all sheets, hidden ones too
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def drop(element: Element) -> None:
    """Take an element out, and leave the text that follows it."""
    parent = element.getparent()
    if parent is not None:
        if element.tail:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)


def unwrap(element: Element) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


class Package:
    """All parts of an Office file. Raises Stop where it is damaged or too big."""

    def __init__(self, archive: Archive) -> None:
        self.parts = {name: archive.read(name) for name in archive.names}

    def change(self, name: str, fill: Callable[[Element], None]) -> None:
        """Let `fill` change the XML of a part."""
        root = parse(self.parts[name])
        fill(root)
        self.parts[name] = written(root)

    def unlink(self, target: re.Pattern[str]) -> None:
        """Forget all references to the parts whose name matches; parts that nothing refers to are not packed."""
        for rels in [name for name in self.parts if name.endswith(".rels")]:
            self.change(rels, lambda root, rels=rels: _unlink(root, rels, target))  # type: ignore[misc]

    def without_marks(self) -> None:
        """Drop author and company, lists of parts, embedded files, and what pictures tell of their making."""
        self.unlink(_NEVER)
        self.unlink(OBJECTS)
        for name in list(self.parts):
            if _CORE.fullmatch(name):
                self.change(name, _drop_people)
            elif PICTURES.fullmatch(name):
                self.parts[name] = _without_marks(self.parts[name])

    def packed(self) -> bytes:
        """The file again, with the parts that can be reached from its beginning."""
        kept = self._reached()
        self.change(TYPES, lambda root: _drop_types(root, kept))
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in [TYPES, *sorted(kept - {TYPES})]:
                archive.writestr(zipfile.ZipInfo(name, _FIXED_DATE), self.parts[name], zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _reached(self) -> set[str]:
        reached: set[str] = set()
        waiting = [""]
        while waiting:
            part = waiting.pop()
            rels = rels_of(part)
            if rels in self.parts:
                reached.add(rels)
                found = {target for target in _targets(parse(self.parts[rels]), rels) if target in self.parts}
                waiting += found - reached
                reached |= found
        return reached


def rels_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _targets(root: Element, rels: str) -> list[str]:
    return [_target(link, rels) for link in root if attribute(link, "TargetMode") != "External"]


def _target(link: Element, rels: str) -> str:
    folder = posixpath.dirname(posixpath.dirname(rels))
    return posixpath.normpath(posixpath.join("/", folder, attribute(link, "Target"))).lstrip("/")


def _unlink(root: Element, rels: str, target: re.Pattern[str]) -> None:
    for link in list(root):
        if attribute(link, "TargetMode") != "External" and target.fullmatch(_target(link, rels)):
            root.remove(link)


def _drop_types(root: Element, kept: set[str]) -> None:
    for element in list(root):
        if local(element) == "Override" and attribute(element, "PartName").lstrip("/") not in kept:
            root.remove(element)


def _drop_people(root: Element) -> None:
    for element in list(root):
        if is_personal(local(element)) or local(element) in _LISTS:
            root.remove(element)


def _without_marks(data: bytes) -> bytes:
    reading = Reading()
    read_marks(io.BytesIO(data), reading, "")
    return cleaned(data) if reading.hidden else data
