"""Where a passage stands in its file: the page, the sheet, the slide or the paragraph.

The readers say it in words (`base.readers`); here the words are taken apart once, for pages and results alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.translation import gettext as _

Passages = Sequence[Sequence[str]]  # place and text of each, as they are stored

MEMBERS = "压缩包内的文件名"
PROPERTY = "文件属性"
_HEADING = "（标题）"
_PAGE = re.compile(r"第(\d+)页")
_SLIDE = re.compile(r"第(\d+)张幻灯片")
_SHEET = re.compile(r"工作表“(.*)”(?:第(\d+)行|页眉页脚|图形)")
_TABLE = re.compile(r"(.*?)表(\d+)第(\d+)行")
_PARAGRAPH = re.compile(r"(.*?)第(\d+)段(?:（标题）)?")
_LINE = re.compile(r"第(\d+)行")


@dataclass(frozen=True)
class Place:
    """The section of a file that people name (`kind` and `value`), and what stands there."""

    kind: str  # page, slide, sheet, body, story, lines, members or other
    value: str = ""  # the number of a page, the name of a sheet
    member: str = ""  # the file in an archive
    row: int = 0  # of a table; rows of one `table` belong together
    table: str = ""
    heading: bool = False

    @property
    def section(self) -> tuple[str, str, str]:
        return self.member, self.kind, self.value

    @property
    def label(self) -> str:
        """The section in words; empty for the body of a document, which needs none."""
        own = {
            "page": _("第%(n)s页"),
            "slide": _("第%(n)s张幻灯片"),
            "sheet": _("工作表“%(n)s”"),
            "members": _("压缩包内的文件"),
            "story": "%(n)s",
            "other": "%(n)s",
        }.get(self.kind, "") % {"n": self.value}
        return " ".join(part for part in (self.member, own) if part)


@lru_cache(maxsize=4096)
def place_of(words: str, in_archive: bool = False) -> Place:
    """Take the words of a reader apart."""
    if in_archive and "：" in words:
        return _in_member(words)
    if words == MEMBERS:
        return Place("members")
    if match := _SHEET.fullmatch(words):
        return Place("sheet", match[1], row=int(match[2] or 0), table=f"sheet {match[1]}" if match[2] else "")
    if match := _PAGE.fullmatch(words):
        return Place("page", match[1])
    if match := _SLIDE.fullmatch(words):
        return Place("slide", match[1])
    if match := _TABLE.fullmatch(words):
        return Place(*_story(match[1]), row=int(match[3]), table=f"{match[1]} {match[2]}")
    if match := _PARAGRAPH.fullmatch(words):
        return Place(*_story(match[1]), heading=words.endswith(_HEADING))
    if match := _LINE.fullmatch(words):
        return Place("lines", row=int(match[1]))
    return Place("other", words)


def is_archive(passages: Passages) -> bool:
    return bool(passages) and passages[0][0] == MEMBERS


def shown_place(passages: Passages, index: int) -> str:
    """Where the passage stands, as a result names it: 第3页, 工作表“名单”第5行, the heading it stands under."""
    archive = is_archive(passages)
    place = place_of(passages[index][0], archive)
    if place.kind == "sheet" and place.row:
        return _("%(sheet)s第%(row)s行") % {"sheet": place.label, "row": place.row}
    if place.kind != "body":
        return place.label
    return " ".join(part for part in (place.member, _heading_above(passages, index, place, archive)) if part)


def _heading_above(passages: Passages, index: int, place: Place, archive: bool) -> str:
    for words, text in reversed(passages[: index + 1]):
        other = place_of(words, archive)
        if other.section != place.section:
            return ""
        if other.heading:
            short = " ".join(text.split())
            return _("“%(heading)s”部分") % {"heading": short if len(short) <= 40 else f"{short[:40]}…"}
    return ""


def _story(prefix: str) -> tuple[str, str]:
    """The body of a document, or what stands beside it: headers, notes, text boxes."""
    return ("story", prefix) if prefix else ("body", "")


def _in_member(words: str) -> Place:
    """A place in a file of an archive: its name comes first, and may itself have a colon."""
    cuts = [match.start() for match in re.finditer("：", words)]
    found = [(words[:cut], place_of(words[cut + 1 :])) for cut in cuts]
    member, place = next(((name, place) for name, place in found if place.kind != "other"), found[0])
    return replace(place, member=member, table=f"{member} {place.table}" if place.table else "")
