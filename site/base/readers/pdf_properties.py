"""Who made a PDF: the information dictionary, XMP, and files attached to the whole document."""

from __future__ import annotations

import io

import pypdfium2 as pdfium

from base.readers import codes
from base.readers.reading import Reading
from base.readers.xmp import read_xmp

_PEOPLE = {"Author": "作者", "Company": "单位", "Manager": "经理", "LastModifiedBy": "最后修改者"}
_WORDS = {"Title": "标题", "Subject": "主题", "Keywords": "关键词"}
MAX_ATTACHMENTS = 100


def read_properties(document: pdfium.PdfDocument, data: bytes, reading: Reading) -> None:
    """Author and company count as hidden; title, subject and keywords are read like text."""
    for key, label in _PEOPLE.items():
        reading.hide(codes.AUTHOR, f"文件属性“{label}”", document.get_metadata_value(key) or "")
    for key, label in _WORDS.items():
        reading.passage(f"文件属性“{label}”", document.get_metadata_value(key) or "")
    if b"/Metadata" in data or b"/ObjStm" in data:
        _read_xmp(data, reading)


def read_attachments(document: pdfium.PdfDocument, reading: Reading) -> None:
    for index in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
        reading.hide(codes.HIDDEN_TEXT, "附带的文件", document.get_attachment(index).get_name() or "附件")


def _read_xmp(data: bytes, reading: Reading) -> None:
    """XMP of the document. What pypdf cannot follow there, pdfium has read all the same."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        metadata = PdfReader(io.BytesIO(data)).root_object.get("/Metadata")
        content = metadata.get_object().get_data() if metadata else b""
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return
    read_xmp(content, reading, "文件属性（XMP）")
