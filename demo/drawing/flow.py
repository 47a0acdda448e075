"""Flow charts: numbered steps in rows, joined by arrows."""

from __future__ import annotations

from typing import Any

from PIL.Image import Image

from demo.drawing.canvas import ACCENT, DEEP, EDGE, INK, PAPER, SOFT, TINT, WIDTH, Box, Canvas, name_and_note, wrapped

MARGIN, GAP, HEIGHT, BETWEEN = 30, 54, 150, 56


def draw_flow(picture: dict[str, Any]) -> Image:
    """Draw `steps`; what stands in brackets after a step is written below it, smaller."""
    steps = picture["steps"]
    columns = 4 if len(steps) in (4, 7, 8) else 3
    rows = -(-len(steps) // columns)
    canvas = Canvas(2 * MARGIN + rows * HEIGHT + (rows - 1) * BETWEEN)
    width = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns
    boxes = [_box(number, columns, width) for number in range(len(steps))]
    for number, box in enumerate(boxes[1:], 1):
        if number % columns:
            _arrow(canvas, boxes[number - 1], box)
        else:
            _turn(canvas, boxes[number - 1], box)
    for number, (step, box) in enumerate(zip(steps, boxes, strict=True), 1):
        _step(canvas, box, number, step)
    return canvas.finished()


def _box(number: int, columns: int, width: float) -> Box:
    row, column = divmod(number, columns)
    x, y = MARGIN + column * (width + GAP), MARGIN + row * (HEIGHT + BETWEEN)
    return (x, y, x + width, y + HEIGHT)


def _step(canvas: Canvas, box: Box, number: int, step: str) -> None:
    left, top, right, bottom = box
    canvas.box(box, TINT, EDGE, radius=12)
    canvas.dot((left + 36, (top + bottom) / 2), 20, ACCENT)
    canvas.words((left + 36, (top + bottom) / 2), str(number), 22, PAPER, bold=True)
    name, note = name_and_note(step)
    room, start = right - left - 90, left + 68
    names, notes = wrapped(name, 24, room), wrapped(note, 19, room) if note else []
    middle = (top + bottom) / 2
    canvas.lines((start, middle - len(notes) * 14), names, 24, INK, "lm", bold=True)
    if notes:
        canvas.lines((start, middle + len(names) * 17 + 2), notes, 19, SOFT, "lm")


def _arrow(canvas: Canvas, start: Box, end: Box) -> None:
    y = (start[1] + start[3]) / 2
    canvas.line([(start[2] + 8, y), (end[0] - 16, y)], DEEP, 3)
    canvas.polygon([(end[0] - 8, y), (end[0] - 24, y - 9), (end[0] - 24, y + 9)], DEEP)


def _turn(canvas: Canvas, start: Box, end: Box) -> None:
    """Lead from the end of a row to the beginning of the next."""
    x, to_x = (start[0] + start[2]) / 2, (end[0] + end[2]) / 2
    middle = start[3] + BETWEEN / 2
    canvas.line([(x, start[3] + 6), (x, middle), (to_x, middle), (to_x, end[1] - 14)], DEEP, 3)
    canvas.polygon([(to_x, end[1] - 6), (to_x - 9, end[1] - 20), (to_x + 9, end[1] - 20)], DEEP)
