"""Pictures over text: a seal lets it shine through, a black picture does not."""

from __future__ import annotations

import pypdfium2 as pdfium
from pypdfium2 import raw

from base.readers.pdf_geometry import Painted

_OPAQUE = 250


def covers_with_picture(page: pdfium.PdfPage, picture: Painted, x: float, y: float) -> bool:
    """Whether the picture, painted as it is with its mask, is opaque at this point of the page."""
    if not picture.box.holds(x, y) or raw.FPDFPageObj_HasTransparency(picture.handle):
        return False
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(page.pdf, page, picture.handle)
    if not bitmap:
        return True
    try:
        return _opacity(bitmap, picture, x, y) >= _OPAQUE
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _opacity(bitmap: raw.FPDF_BITMAP, picture: Painted, x: float, y: float) -> int:
    if raw.FPDFBitmap_GetFormat(bitmap) != raw.FPDFBitmap_BGRA:
        return 255
    width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
    box = picture.box
    column = min(width - 1, int((x - box.left) / (box.right - box.left) * width))
    row = min(height - 1, int((box.top - y) / (box.top - box.bottom) * height))
    buffer = raw.FPDFBitmap_GetBuffer(bitmap)
    pixels = (raw.c_uint8 * (raw.FPDFBitmap_GetStride(bitmap) * height)).from_address(
        raw.cast(buffer, raw.c_void_p).value
    )
    return pixels[row * raw.FPDFBitmap_GetStride(bitmap) + column * 4 + 3]
