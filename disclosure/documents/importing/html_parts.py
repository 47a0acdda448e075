"""Cut sanitised HTML at its outermost elements."""

from __future__ import annotations

import html
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = frozenset({"br", "col"})
BLOCKS = frozenset({"p", "h2", "h3", "h4", "ul", "ol", "table", "blockquote"})


@dataclass(frozen=True)
class Part:
    """An outermost element with its markup; `tag` is empty for loose words."""

    tag: str
    html: str


def parts_of(clean: str) -> list[Part]:
    """Return the outermost elements of well-formed HTML, with loose words between them made paragraphs."""
    cutter = _Cutter(clean)
    cutter.feed(clean)
    cutter.close()
    return cutter.finished()


class _Cutter(HTMLParser):
    """Counts depth; the cleaner has made sure that what opens also closes."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[Part] = []
        self.loose: list[str] = []
        self.piece: list[str] = []
        self.tag = ""
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        markup = self.get_starttag_text() or ""
        if self.depth == 0 and tag not in BLOCKS:
            if tag in VOID:
                self.loose.append(markup)
                return
            self.tag = ""
        elif self.depth == 0:
            self._end_loose()
            self.tag = tag
        self.piece.append(markup)
        if tag not in VOID:
            self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or self.depth == 0:
            return
        self.piece.append(f"</{tag}>")
        self.depth -= 1
        if self.depth == 0:
            markup, self.piece = "".join(self.piece), []
            if self.tag:
                self.parts.append(Part(self.tag, markup))
            else:
                self.loose.append(markup)

    def handle_data(self, data: str) -> None:
        (self.piece if self.depth else self.loose).append(html.escape(data, quote=False))

    def handle_entityref(self, name: str) -> None:
        (self.piece if self.depth else self.loose).append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        (self.piece if self.depth else self.loose).append(f"&#{name};")

    def finished(self) -> list[Part]:
        self._end_loose()
        return self.parts

    def _end_loose(self) -> None:
        words, self.loose = "".join(self.loose).strip(), []
        if words:
            self.parts.append(Part("p", f"<p>{words}</p>"))
