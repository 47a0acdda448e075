"""Bar charts: columns for a row of years, bars to the right for names."""

from __future__ import annotations

from typing import Any

from PIL.Image import Image

from demo.drawing.axis import figure, is_goal, ticks
from demo.drawing.canvas import ACCENT, EDGE, GRID, INK, SOFT, WIDTH, Canvas, width_of, wrapped

LEFT, RIGHT, TOP, BOTTOM = 110, 40, 96, 560
ROW = 58


def draw_bars(picture: dict[str, Any]) -> Image:
    """Draw `labels` and `values` in `unit`."""
    labels = picture["labels"]
    if all("年" in label or label.startswith("第") for label in labels):
        return _columns(labels, picture["values"], picture["unit"])
    return _rows(labels, picture["values"], picture["unit"])


def _columns(labels: list[str], values: list[float], unit: str) -> Image:
    canvas = Canvas(BOTTOM + 90)
    marks = ticks(0, max(values))
    _grid(canvas, marks, unit)
    step = (WIDTH - LEFT - RIGHT) / len(labels)
    width = min(110, step * 0.52)
    for number, (label, value) in enumerate(zip(labels, values, strict=True)):
        middle = LEFT + step * (number + 0.5)
        top = BOTTOM - (BOTTOM - TOP) * value / marks[-1]
        box = (middle - width / 2, top, middle + width / 2, BOTTOM)
        if is_goal(label):
            canvas.box(box, "#dbe5f1", ACCENT, width=2)
        else:
            canvas.box(box, ACCENT)
        canvas.words((middle, top - 20), figure(value), 26, INK, bold=True)
        canvas.lines((middle, BOTTOM + 40), wrapped(label, 23, step - 10), 23, SOFT)
    canvas.line([(LEFT, BOTTOM), (WIDTH - RIGHT, BOTTOM)], SOFT, 2)
    return canvas.finished()


def _grid(canvas: Canvas, marks: list[float], unit: str) -> None:
    canvas.words((LEFT - 70, 40), f"单位：{unit}", 22, SOFT, "lm")
    for mark in marks:
        y = BOTTOM - (BOTTOM - TOP) * mark / marks[-1]
        canvas.line([(LEFT, y), (WIDTH - RIGHT, y)], GRID, 2)
        canvas.words((LEFT - 16, y), figure(mark), 22, SOFT, "rm")


def _rows(labels: list[str], values: list[float], unit: str) -> Image:
    canvas = Canvas(90 + ROW * len(labels) + 30)
    left = 40 + max(width_of(label, 24) for label in labels) + 20
    room = WIDTH - left - 60 - max(width_of(figure(value), 24) for value in values)
    canvas.words((40, 40), f"单位：{unit}", 22, SOFT, "lm")
    canvas.line([(left, 74), (left, 90 + ROW * len(labels) + 4)], EDGE, 2)
    for number, (label, value) in enumerate(zip(labels, values, strict=True)):
        middle = 90 + ROW * (number + 0.5)
        end = left + max(3, room * value / max(values))
        canvas.words((left - 18, middle), label, 24, INK, "rm")
        canvas.box((left, middle - 17, end, middle + 17), ACCENT)
        canvas.words((end + 14, middle), figure(value), 24, INK, "lm", bold=True)
    return canvas.finished()
