"""What is painted on a page, in which order, and where."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from base.readers.boxes import Box

_OPAQUE = 250
_DEEPEST = 8
MAX_OBJECTS = 200_000
NO_MATRIX = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Painted:
    """An object of the page; those of a higher `order` lie on top."""

    order: int
    kind: int
    box: Box
    handle: raw.FPDF_PAGEOBJECT
    inside_form: bool

    @property
    def address(self) -> int:
        return ctypes.cast(self.handle, ctypes.c_void_p).value or 0

    @property
    def color(self) -> tuple[int, int, int, int]:
        """Red, green, blue and opacity of the fill, each to 255."""
        parts = [ctypes.c_uint(0) for _ in range(3)] + [ctypes.c_uint(255)]
        raw.FPDFPageObj_GetFillColor(self.handle, *parts)
        return parts[0].value, parts[1].value, parts[2].value, parts[3].value

    @property
    def is_opaque_box(self) -> bool:
        """A rectangle filled so that nothing shines through."""
        return (
            self.kind == raw.FPDF_PAGEOBJ_PATH
            and _is_filled(self.handle)
            and _is_rectangle(self.handle)
            and self.color[3] >= _OPAQUE
            and not raw.FPDFPageObj_HasTransparency(self.handle)
        )


def box_of_page(page: pdfium.PdfPage) -> Box:
    """What of the page is shown."""
    return Box(*page.get_cropbox()).common(Box(*page.get_mediabox()))


def painted_on(page: pdfium.PdfPage) -> list[Painted]:
    """In the order of painting, those inside forms too, at most MAX_OBJECTS."""
    objects: list[Painted] = []
    top = [raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page))]
    for handle, kind, matrix, depth in _walk(top, NO_MATRIX, 0):
        if len(objects) >= MAX_OBJECTS:
            break
        if box := _box_of(handle, matrix):
            objects.append(Painted(len(objects), kind, box, handle, depth > 0))
    return objects


def _walk(
    handles: list[raw.FPDF_PAGEOBJECT], matrix: raw.FS_MATRIX, depth: int
) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, int, raw.FS_MATRIX, int]]:
    for handle in handles:
        kind = raw.FPDFPageObj_GetType(handle)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield handle, kind, matrix, depth
        elif depth < _DEEPEST:
            own = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(handle, own)
            inner = [raw.FPDFFormObj_GetObject(handle, i) for i in range(raw.FPDFFormObj_CountObjects(handle))]
            yield from _walk(inner, _after(own, matrix), depth + 1)


def _after(first: raw.FS_MATRIX, then: raw.FS_MATRIX) -> raw.FS_MATRIX:
    return raw.FS_MATRIX(
        first.a * then.a + first.b * then.c,
        first.a * then.b + first.b * then.d,
        first.c * then.a + first.d * then.c,
        first.c * then.b + first.d * then.d,
        first.e * then.a + first.f * then.c + then.e,
        first.e * then.b + first.f * then.d + then.f,
    )


def _box_of(handle: raw.FPDF_PAGEOBJECT, matrix: raw.FS_MATRIX) -> Box | None:
    """The bounds as far as the clip lets them be seen."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(handle, *sides):
        return None
    box = Box(*(side.value for side in sides))
    if raw.FPDFPageObj_GetType(handle) != raw.FPDF_PAGEOBJ_TEXT:
        box = _clipped(handle, box)
    corners = [(box.left, box.bottom), (box.right, box.bottom), (box.left, box.top), (box.right, box.top)]
    across = [matrix.a * x + matrix.c * y + matrix.e for x, y in corners]
    up = [matrix.b * x + matrix.d * y + matrix.f for x, y in corners]
    return Box(min(across), min(up), max(across), max(up)) if box.area else None


def _clipped(handle: raw.FPDF_PAGEOBJECT, box: Box) -> Box:
    clip = raw.FPDFPageObj_GetClipPath(handle)
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip)) if clip else 0):
        count = raw.FPDFClipPath_CountPathSegments(clip, path)
        points = [_point(raw.FPDFClipPath_GetPathSegment(clip, path, index)) for index in range(min(count, 1000))]
        if points:
            box = box.common(_around(points))
    return box


def _point(segment: raw.FPDF_PATHSEGMENT) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _around(points: list[tuple[float, float]]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(up), max(across), max(up))


def _is_filled(handle: raw.FPDF_PAGEOBJECT) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(handle, mode, stroke)) and mode.value != raw.FPDF_FILLMODE_NONE


def _is_rectangle(handle: raw.FPDF_PAGEOBJECT) -> bool:
    """Seals and drawings are filled paths too, but let the text between their lines be seen."""
    count = raw.FPDFPath_CountSegments(handle)
    if not 4 <= count <= 6:
        return False
    segments = [raw.FPDFPath_GetPathSegment(handle, index) for index in range(count)]
    if any(raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO for segment in segments):
        return False
    points = [_point(segment) for segment in segments]
    box = _around(points)
    slack = 0.05 * max(box.right - box.left, box.top - box.bottom)
    return all(
        min(abs(x - box.left), abs(x - box.right)) <= slack and min(abs(y - box.bottom), abs(y - box.top)) <= slack
        for x, y in points
    )
