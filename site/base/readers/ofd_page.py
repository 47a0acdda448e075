"""The text of an OFD page: codes at places, put together to lines; and what lies under boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from base.readers import codes
from base.readers.boxes import Box
from base.readers.markup import Element, attribute, local
from base.readers.ofd_parts import find

_NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+")
_RECTANGLE = re.compile(r"[\sMLCBS0-9.+-]*")
_OPAQUE = 250
MAX_CODES = 200_000


@dataclass
class OfdText:
    """Lines that are seen, and (kind, text) of what is not."""

    lines: list[str] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    has_pictures: bool = False


@dataclass(frozen=True)
class Stretch:
    """The characters of one text code that are seen, or are not seen for one reason."""

    x: float
    y: float
    end: float
    size: float
    text: str
    why: str


def read_content(root: Element) -> OfdText:
    """What a page, a template, a resource or an annotation says."""
    objects = [e for e in root.iter() if local(e) in ("TextObject", "PathObject", "ImageObject")]
    covers = [(order, box) for order, e in enumerate(objects) if local(e) == "PathObject" and (box := _cover(e))]
    stretches: list[Stretch] = []
    for order, element in enumerate(objects):
        if local(element) == "TextObject" and len(stretches) < MAX_CODES:
            above = [box for place, box in covers if place > order]
            stretches += _stretches(element, above)
    text = OfdText(lines=_lines([s for s in stretches if not s.why]))
    for kind in (codes.HIDDEN_TEXT, codes.COVERED_TEXT):
        if lines := _lines([s for s in stretches if s.why == kind]):
            text.hidden.append((kind, "\n".join(lines)))
    text.has_pictures = any(local(e) == "ImageObject" for e in objects)
    return text


def unseen_objects(root: Element) -> list[Element]:
    """Text objects of which no character is seen. Raises ValueError where another one is seen in part."""
    objects = [e for e in root.iter() if local(e) in ("TextObject", "PathObject")]
    covers = [(order, box) for order, e in enumerate(objects) if local(e) == "PathObject" and (box := _cover(e))]
    unseen = []
    for order, element in enumerate(objects):
        if local(element) == "TextObject":
            found = _stretches(element, [box for place, box in covers if place > order])
            if any(s.why for s in found):
                if any(not s.why and s.text.strip() for s in found):
                    raise ValueError
                unseen.append(element)
    return unseen


def _stretches(element: Element, covers: list[Box]) -> list[Stretch]:
    stretches: list[Stretch] = []
    left, top = [*_numbers(attribute(element, "Boundary")), 0.0, 0.0][:2]
    matrix = _numbers(attribute(element, "CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    size = next(iter(_numbers(attribute(element, "Size"))), 4.0) * abs(a or 1.0)
    unseen = attribute(element, "Visible") == "false" or attribute(element, "Alpha") == "0"
    for code in find(element, "TextCode"):
        for x, y, character in _placed(code):
            across, up = left + a * x + c * y + e, top + b * x + d * y + f
            center = across + size / 4, up - size / 3
            covered = any(box.holds(*center) for box in covers)
            why = codes.HIDDEN_TEXT if unseen else codes.COVERED_TEXT if covered else ""
            last = stretches[-1] if stretches else None
            if last and last.why == why and abs(last.y - up) < 0.01 and 0 < across - last.x < 1e6 and character:
                end = across + size / 2
                stretches[-1] = Stretch(last.x, last.y, end, size, _joined(last, across, character), why)
            else:
                stretches.append(Stretch(across, up, across + size / 2, size, character, why))
    return stretches


def _joined(last: Stretch, across: float, character: str) -> str:
    return last.text + ("\t" if across - last.end > 1.5 * last.size else "") + character


def _placed(code: Element) -> Iterator[tuple[float, float, str]]:
    """Each character with its place inside the object."""
    x = next(iter(_numbers(attribute(code, "X"))), 0.0)
    y = next(iter(_numbers(attribute(code, "Y"))), 0.0)
    text = str(code.text or "")
    across, up = (_steps(attribute(code, name), len(text)) for name in ("DeltaX", "DeltaY"))
    for index, character in enumerate(text):
        yield x, y, character
        x += across[index] if index < len(across) else 0.0
        y += up[index] if index < len(up) else 0.0


def _steps(text: str, most: int) -> list[float]:
    """3 4 4, or `3 g 2 4`: four, twice."""
    steps: list[float] = []
    words = iter(text.split())
    for word in words:
        if len(steps) >= most:
            break
        if word == "g":
            count = next(iter(_numbers(next(words, ""))), 0.0)
            steps += [next(iter(_numbers(next(words, ""))), 0.0)] * max(0, min(int(count), most))
        else:
            steps += _numbers(word)[:1]
    return steps


def _lines(stretches: list[Stretch]) -> list[str]:
    """Stretches of one height from left to right; those that stand apart are parted by a tab."""
    rows: list[list[Stretch]] = []
    for stretch in stretches:
        row = next((r for r in reversed(rows[-50:]) if abs(r[0].y - stretch.y) <= r[0].size / 3), None)
        if row is None:
            rows.append([stretch])
        else:
            row.append(stretch)
    return [line for row in rows if (line := _line(sorted(row, key=lambda one: one.x)).strip())]


def _line(row: list[Stretch]) -> str:
    line, end = "", row[0].x
    for stretch in row:
        line += ("\t" if line and stretch.x - end > stretch.size else "") + stretch.text
        end = stretch.end
    return line


def _cover(path: Element) -> Box | None:
    """The box of a rectangle that is filled so that nothing shines through."""
    if attribute(path, "Fill") != "true" or attribute(path, "Visible") == "false":
        return None
    opacities = [attribute(path, "Alpha"), *(attribute(color, "Alpha") for color in find(path, "FillColor"))]
    if any(opacity.isdigit() and int(opacity) < _OPAQUE for opacity in opacities):
        return None
    data = " ".join(str(e.text or "") for e in find(path, "AbbreviatedData"))
    if not _RECTANGLE.fullmatch(data) or not 6 <= len(_numbers(data)) <= 12 or "B" in data:
        return None
    left, top, width, height = [*_numbers(attribute(path, "Boundary")), 0.0, 0.0, 0.0, 0.0][:4]
    return Box(left, top, left + width, top + height)


def _numbers(text: str) -> list[float]:
    return [float(found) for found in _NUMBER.findall(text)[:1000]]
