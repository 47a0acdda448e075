"""A table of sanitised HTML as a table block, with header row and merged cells."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from base.html import html_to_text

MOST_COLUMNS = 60
MOST_ROWS = 2000


def table_block(html: str) -> dict[str, Any]:
    """Return the value of a table block. Cells keep their text; what they merge is kept as in the editor."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.grid.value(reader.caption, reader.heads_only)


class _Grid:
    """Places cells, passing over the places that spans from above and left have taken."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], str] = {}
        self.merges: list[dict[str, int]] = []
        self.row = -1

    def next_row(self) -> None:
        self.row += 1

    def place(self, text: str, rowspan: int, colspan: int) -> None:
        row, column = max(self.row, 0), 0
        while (row, column) in self.cells:
            column += 1
        for down in range(rowspan):
            for right in range(colspan):
                self.cells.setdefault((row + down, column + right), "" if down or right else text)
        if rowspan > 1 or colspan > 1:
            self.merges.append({"row": row, "col": column, "rowspan": rowspan, "colspan": colspan})

    def value(self, caption: str, header: bool) -> dict[str, Any]:
        rows = min(max((row for row, _ in self.cells), default=-1), MOST_ROWS - 1) + 1
        columns = min(max((column for _, column in self.cells), default=-1), MOST_COLUMNS - 1) + 1
        hidden = [
            {"row": merge["row"] + down, "col": merge["col"] + right, "hidden": True}
            for merge in self.merges
            for down in range(merge["rowspan"])
            for right in range(merge["colspan"])
            if down or right
        ]
        return {
            "data": [[self.cells.get((row, column), "") for column in range(columns)] for row in range(rows)],
            "cell": hidden,
            "mergeCells": self.merges,
            "first_row_is_table_header": header,
            "first_col_is_header": False,
            "table_caption": caption[:200],
        }


class _Reader(HTMLParser):
    """Reads the outer table; a table within a cell gives its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.grid = _Grid()
        self.caption = ""
        self.heads_only = False
        self._first_row_kinds: set[str] = set()
        self._inside: list[str] = []  # the markup of the cell or caption being read
        self._reading = ""
        self._spans = (1, 1)
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._depth == 1 and tag == "tr":
            self.grid.next_row()
        elif self._depth == 1 and tag in ("td", "th", "caption"):
            self._reading, self._inside = tag, []
            given = dict(attrs)
            self._spans = _span(given.get("rowspan")), _span(given.get("colspan"))
        elif self._reading:
            self._inside.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
        if self._depth == 1 and tag == self._reading:
            self._finish()
        elif self._reading:
            self._inside.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._inside.append(data)

    def handle_entityref(self, name: str) -> None:
        self._inside.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._inside.append(f"&#{name};")

    def _finish(self) -> None:
        text, tag = html_to_text("".join(self._inside)), self._reading
        self._reading = ""
        if tag == "caption":
            self.caption = text.replace("\n", " ")
            return
        if self.grid.row <= 0:
            self._first_row_kinds.add(tag)
            self.heads_only = self._first_row_kinds == {"th"}
        self.grid.place(text, *self._spans)


def _span(value: str | None) -> int:
    return min(max(int(value), 1), 50) if value and value.isdecimal() else 1
