"""A sheet to draw on: sizes in pixels of the finished picture, drawn at twice that and made smooth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_zh_cn import sans_path

WIDTH = 1200
SCALE = 2
ACCENT, DEEP, TINT, EDGE = "#17457a", "#0f3158", "#edf2f8", "#b9cbe0"
INK, SOFT, GRID, PAPER = "#1b1f24", "#4b535c", "#e3e8ee", "#ffffff"
# 避头尾: pieces that no line break may part.
UNBROKEN = re.compile(r"[（《“]*(?:[\dA-Za-z.:—]+|.)[，。、；：）》”号%]*")
NOTE = re.compile(r"(.+?)（(.+)）")
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(sans_path()), size * SCALE)


class Canvas:
    """Shapes and words on white. `anchor` is Pillow's: mm is the middle, lm the middle of the left edge."""

    def __init__(self, height: float) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, round(height * SCALE)), PAPER)
        self._pen = ImageDraw.Draw(self.image)

    def box(self, box: Box, fill: str, outline: str | None = None, radius: float = 0, width: float = 2) -> None:
        self._pen.rounded_rectangle(
            [round(value * SCALE) for value in box], radius * SCALE, fill, outline, round(width * SCALE)
        )

    def line(self, points: Sequence[Point], fill: str, width: float = 2) -> None:
        self._pen.line([(x * SCALE, y * SCALE) for x, y in points], fill, round(width * SCALE), joint="curve")

    def dashes(self, start: Point, end: Point, fill: str, width: float = 2, dash: float = 10) -> None:
        (x, y), (to_x, to_y) = start, end
        steps = max(1, round(((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5 / dash))
        for step in range(0, steps, 2):
            a, b = step / steps, (step + 1) / steps
            self.line([(x + (to_x - x) * a, y + (to_y - y) * a), (x + (to_x - x) * b, y + (to_y - y) * b)], fill, width)

    def polygon(self, points: Sequence[Point], fill: str, outline: str | None = None, width: float = 2) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._pen.polygon(scaled, fill, outline, round(width * SCALE))

    def dot(self, center: Point, radius: float, fill: str, outline: str | None = None, width: float = 2) -> None:
        x, y = center
        box = [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE]
        self._pen.ellipse(box, fill, outline, round(width * SCALE))

    def words(
        self, at: Point, text: str, size: int = 24, fill: str = INK, anchor: str = "mm", bold: bool = False
    ) -> None:
        # The font comes in one weight; a hair of outline makes it heavier.
        stroke = 0.35 * SCALE if bold else 0
        self._pen.text((at[0] * SCALE, at[1] * SCALE), text, fill, font(size), anchor, stroke_width=stroke)

    def lines(
        self, at: Point, rows: Sequence[str], size: int = 24, fill: str = INK, anchor: str = "mm", bold: bool = False
    ) -> None:
        """Write rows around the middle `at`."""
        step = size * 1.4
        top = at[1] - step * (len(rows) - 1) / 2
        for number, row in enumerate(rows):
            self.words((at[0], top + step * number), row, size, fill, anchor, bold)

    def finished(self) -> Image.Image:
        return self.image.resize((WIDTH, self.image.height // SCALE), Image.Resampling.BOX)


def width_of(text: str, size: int) -> float:
    return font(size).getlength(text) / SCALE


def wrapped(text: str, size: int, room: float) -> list[str]:
    """Break a text into rows of at most `room` pixels, evenly filled.

    No row begins with a closing mark or ends with an opening one, and a number stays in one piece.
    """
    count = max(1, -(-width_of(text, size) // room))
    goal = width_of(text, size) / count
    rows = [""]
    for piece in UNBROKEN.findall(text):
        row = rows[-1]
        full = width_of(row + piece, size) > room or (len(rows) < count and width_of(row, size) >= goal)
        if row and full:
            rows.append(piece)
        else:
            rows[-1] += piece
    return rows


def name_and_note(text: str) -> tuple[str, str]:
    """Part a label from what stands in brackets after it."""
    match = NOTE.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")
