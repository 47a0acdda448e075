"""What lies on a PDF page beside its content: notes, marks, form fields."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
from pypdfium2 import raw

from base.readers import codes
from base.readers.boxes import Box
from base.readers.reading import Reading

MAX_ANNOTATIONS = 10_000
# Shown like the text around them; only their author and remarks are nobody's business.
SHOWN = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WATERMARK}
_NO_NOTES = SHOWN | {raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_PRINTERMARK, raw.FPDF_ANNOT_TRAPNET}
_AREAS = {raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_FREETEXT}
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


def read_annotations(page: pdfium.PdfPage, place: str, reading: Reading) -> list[Box]:
    """Note them, and return the boxes that cover the text under them."""
    covers = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if annotation:
            _note(annotation, place, reading)
            if _covers(annotation):
                covers.append(_box(annotation))
            raw.FPDFPage_CloseAnnot(annotation)
    return covers


def _note(annotation: raw.FPDF_ANNOTATION, place: str, reading: Reading) -> None:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    words = _string(annotation, b"Contents")
    if kind == raw.FPDF_ANNOT_WIDGET:
        _tell(annotation, f"{place}表单项", _string(annotation, b"V"), reading)
    elif kind == raw.FPDF_ANNOT_FREETEXT:
        _tell(annotation, f"{place}文本框", words, reading)
    elif kind == raw.FPDF_ANNOT_FILEATTACHMENT:
        reading.hide(codes.HIDDEN_TEXT, f"{place}附件", words or "附件")
    elif kind not in _NO_NOTES and (note := "：".join(filter(None, [_string(annotation, b"T"), words]))):
        reading.hide(codes.COMMENT, place, note)


def _tell(annotation: raw.FPDF_ANNOTATION, place: str, text: str, reading: Reading) -> None:
    if raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
        reading.hide(codes.HIDDEN_TEXT, place, text)
    else:
        for line in text.splitlines():
            reading.passage(place, line)


def _covers(annotation: raw.FPDF_ANNOTATION) -> bool:
    """A redaction that was marked but not carried out, or an area filled with colour."""
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == raw.FPDF_ANNOT_REDACT:
        return True
    is_clear = raw.FPDFAnnot_HasKey(annotation, b"CA") and _number(annotation, b"CA") < 1
    color = b"C" if kind == raw.FPDF_ANNOT_FREETEXT else b"IC"
    return kind in _AREAS and bool(raw.FPDFAnnot_HasKey(annotation, color)) and not is_clear


def _number(annotation: raw.FPDF_ANNOTATION, key: bytes) -> float:
    value = ctypes.c_float(1)
    raw.FPDFAnnot_GetNumberValue(annotation, key, value)
    return value.value


def _box(annotation: raw.FPDF_ANNOTATION) -> Box:
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rect)
    return Box(rect.left, rect.bottom, rect.right, rect.top)


def _string(annotation: raw.FPDF_ANNOTATION, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = (raw.FPDF_WCHAR * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer)[:size].decode("utf-16-le", "replace").rstrip("\0")
