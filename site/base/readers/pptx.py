"""Slides (pptx): their paragraphs, and the notes that nobody sees while they are shown."""

from __future__ import annotations

import re

from base.readers import codes
from base.readers.archive import Archive
from base.readers.embedded import read_embedded
from base.readers.markup import Element, attribute, local, parse
from base.readers.properties import read_properties
from base.readers.reading import Reading

_SLIDE = re.compile(r"ppt/slides/slide(\d{1,6})\.xml")
_NOTES = re.compile(r"ppt/notesSlides/notesSlide(\d{1,6})\.xml")
_COMMENTS = re.compile(r"ppt/comments/[^/]+\.xml")


def read_pptx(archive: Archive, reading: Reading) -> None:
    """Raises Stop: damaged, encrypted, too big."""
    for number, name in _numbered(archive, _SLIDE):
        slide = parse(archive.read(name))
        for text in _paragraphs(slide):
            if attribute(slide, "show") in ("0", "false"):
                reading.hide(codes.HIDDEN_SHEET, f"第{number}张幻灯片", text)
            else:
                reading.passage(f"第{number}张幻灯片", text)
    for number, name in _numbered(archive, _NOTES):
        for text in _paragraphs(parse(archive.read(name))):
            if not text.isdigit():  # the number of the page
                reading.hide(codes.COMMENT, f"备注页{number}", text)
    for name in sorted(filter(_COMMENTS.fullmatch, archive.names)):
        words = (str(e.text or "") for e in parse(archive.read(name)).iter() if local(e) in ("text", "t"))
        reading.hide(codes.COMMENT, "批注", "\n".join(words))
    read_properties(archive, reading)
    read_embedded(archive, reading)


def _numbered(archive: Archive, pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    return sorted((int(found[1]), name) for name in archive.names if (found := pattern.fullmatch(name)))


def _paragraphs(root: Element) -> list[str]:
    paragraphs = (e for e in root.iter() if local(e) == "p")
    return ["".join(str(e.text or "") for e in p.iter() if local(e) == "t") for p in paragraphs]
