"""Line charts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PIL.Image import Image

from demo.drawing.axis import around, figure, is_goal
from demo.drawing.canvas import ACCENT, GRID, INK, PAPER, SOFT, WIDTH, Canvas, wrapped

LEFT, RIGHT, TOP, BOTTOM = 120, 50, 96, 540


def draw_line(picture: dict[str, Any]) -> Image:
    """Draw `values` over `labels` in `unit`; a stretch that leads to a goal is dashed."""
    labels, values = picture["labels"], picture["values"]
    canvas = Canvas(BOTTOM + 90)
    marks = around(values)
    step = (WIDTH - LEFT - RIGHT) / len(labels)

    def height(value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * (value - marks[0]) / (marks[-1] - marks[0])

    canvas.words((LEFT - 80, 40), f"单位：{picture['unit']}", 22, SOFT, "lm")
    for mark in marks:
        canvas.line([(LEFT, height(mark)), (WIDTH - RIGHT, height(mark))], GRID, 2)
        canvas.words((LEFT - 16, height(mark)), figure(mark), 22, SOFT, "rm")
    canvas.line([(LEFT, BOTTOM), (WIDTH - RIGHT, BOTTOM)], SOFT, 2)
    points = [(LEFT + step * (number + 0.5), height(value)) for number, value in enumerate(values)]
    for label, (start, end) in zip(labels[1:], pairwise(points), strict=True):
        if is_goal(label):
            canvas.dashes(start, end, ACCENT, 4)
        else:
            canvas.line([start, end], ACCENT, 4)
    for label, value, point in zip(labels, values, points, strict=True):
        canvas.dot(point, 9, PAPER if is_goal(label) else ACCENT, ACCENT, 3)
        canvas.words((point[0], point[1] - 28), figure(value), 25, INK, bold=True)
        canvas.lines((point[0], BOTTOM + 40), wrapped(label, 23, step - 8), 23, SOFT)
    return canvas.finished()
