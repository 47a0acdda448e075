"""Sketch plans: an outline parted into named areas."""

from __future__ import annotations

import re
from math import cos, pi, sin
from random import Random
from typing import Any

from PIL.Image import Image

from demo.drawing.canvas import DEEP, INK, PAPER, SOFT, WIDTH, Canvas, Point, name_and_note, wrapped

HEIGHT = 760
CENTER = (WIDTH / 2, 370)
SHADES = ("#cfe0ef", "#d9e8d4", "#f3e3c7", "#e2d9ec", "#f0d6d2", "#cfe6e4", "#e8e6d0", "#d6dbe4")


def draw_plan(picture: dict[str, Any]) -> Image:
    """Draw `areas` as parts of one outline. A sketch: it says so, and no border in it means anything."""
    random = Random(picture["name"])  # noqa: S311  the same plan every time
    areas = _placed(picture["areas"])
    canvas = Canvas(HEIGHT)
    outline = _outline(random)
    seeds = _seeds(len(areas), random)
    for number, (area, seed) in enumerate(zip(areas, seeds, strict=True)):
        part = outline
        for other in seeds:
            if other is not seed:
                part = _nearer(part, seed, other)
        canvas.polygon(part, SHADES[number % len(SHADES)], PAPER, 5)
        _name(canvas, part, area)
    canvas.line([*outline, outline[0]], "#8fa3b8", 3)
    _north(canvas)
    canvas.words((40, HEIGHT - 28), "示意图，不作为划定界线的依据", 20, SOFT, "lm")
    return canvas.finished()


def _placed(areas: list[str]) -> list[str]:
    """Put areas where their names say: north in the first row, east at the end of a row."""
    rest = sorted(areas, key=lambda area: _lean(area, "北", "南"))
    placed: list[str] = []
    for in_row in _rows(len(areas)):
        row = rest[len(placed) : len(placed) + in_row]
        placed += sorted(row, key=lambda area: _lean(area, "西", "东"))
    return placed


def _lean(area: str, first: str, last: str) -> int:
    name, _note = name_and_note(area)
    near = re.search(rf"[{first}{last}](?:部|片|区|学区)|城[{first}{last}]", name)
    return 0 if near is None else -1 if first in near[0] else 1


def _rows(count: int) -> list[int]:
    """Return how many areas stand in each row."""
    rows = 1 if count < 3 else 2 if count < 7 else 3
    return [count // rows + (1 if row < count % rows else 0) for row in range(rows)]


def _name(canvas: Canvas, part: list[Point], area: str) -> None:
    x, y = center = _middle(part)
    name, note = name_and_note(area)
    room = _room(part, center)
    names, notes = wrapped(name, 23, room), wrapped(note, 19, room) if note else []
    canvas.lines((x, y - len(notes) * 14), names, 23, INK, bold=True)
    if notes:
        canvas.lines((x, y + len(names) * 17 + 2), notes, 19, SOFT)


def _outline(random: Random) -> list[Point]:
    """Return a rounded, slightly uneven shape around the middle."""
    bumps = [(random.uniform(-0.05, 0.05), random.uniform(0, 2 * pi), turns) for turns in (2, 3, 5)]
    points = []
    for step in range(120):
        angle = 2 * pi * step / 120
        grown = 1 + sum(size * sin(turns * angle + shift) for size, shift, turns in bumps)
        # Between an ellipse and a rectangle, so that the corners hold words too.
        flat = (abs(cos(angle)) ** 2.6 + abs(sin(angle)) ** 2.6) ** (-1 / 2.6)
        points.append((CENTER[0] + 520 * flat * grown * cos(angle), CENTER[1] + 300 * flat * grown * sin(angle)))
    return points


def _seeds(count: int, random: Random) -> list[Point]:
    """Return middles of areas: rows of two or three, not quite in line."""
    rows = _rows(count)
    seeds = []
    for row, in_row in enumerate(rows):
        for column in range(in_row):
            x = CENTER[0] + 960 * ((column + 0.5) / in_row - 0.5) + random.uniform(-35, 35)
            y = CENTER[1] + 560 * ((row + 0.5) / len(rows) - 0.5) + random.uniform(-25, 25)
            seeds.append((x, y))
    return seeds


def _nearer(polygon: list[Point], seed: Point, other: Point) -> list[Point]:
    """Return the part of a polygon that is nearer to `seed` than to `other`."""
    normal = (other[0] - seed[0], other[1] - seed[1])
    limit = sum(step * (a + b) / 2 for step, a, b in zip(normal, seed, other, strict=True))

    def over(point: Point) -> float:
        return normal[0] * point[0] + normal[1] * point[1] - limit

    kept = []
    for start, end in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        a, b = over(start), over(end)
        if a <= 0:
            kept.append(start)
        if a * b < 0:
            share = a / (a - b)
            kept.append((start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share))
    return kept


def _middle(polygon: list[Point]) -> Point:
    """Return the centre of gravity."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (x / (3 * area), y / (3 * area))


def _room(polygon: list[Point], center: Point) -> float:
    """Return how wide words at the centre may be."""
    near = [x for x, y in polygon if abs(y - center[1]) < 90] or [x for x, _y in polygon]
    left = [center[0] - x for x in near if x < center[0]]
    right = [x - center[0] for x in near if x > center[0]]
    return max(140, 2 * min(min(left, default=130), min(right, default=130)) - 30)


def _north(canvas: Canvas) -> None:
    x, y = WIDTH - 60, HEIGHT - 90
    canvas.polygon([(x, y - 34), (x + 14, y + 22), (x, y + 10), (x - 14, y + 22)], DEEP)
    canvas.words((x, y + 42), "北", 22, DEEP, bold=True)
