"""A PDF without notes, names, earlier revisions and attached files, and without the text that nobody sees."""

from __future__ import annotations

import ctypes
import io

import pypdfium2 as pdfium
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject
from pypdfium2 import raw

from base.readers import codes
from base.readers.pdf import opened
from base.readers.pdf_annotations import SHOWN, read_annotations
from base.readers.pdf_geometry import Painted
from base.readers.pdf_lines import center_of
from base.readers.pdf_page import Sight
from base.readers.reading import Reading, Stop

_KEPT_NOTES = SHOWN | {raw.FPDF_ANNOT_STAMP}  # a stamp may be the seal
_WORDS = ("/Title", "/Subject", "/Keywords")
_SIDE = ("/Metadata", "/PieceInfo", "/AF", "/Collection")


def clean_pdf(data: bytes) -> bytes:
    """Raises Stop: damaged, encrypted, too big; signed; or a box covers part of a piece of text."""
    with opened(data) as document:
        if raw.FPDF_GetSignatureCount(document) > 0:
            raise Stop(codes.SIGNED)
        without_text = [_clean_page(document[number]) for number in range(len(document))]
        content = io.BytesIO()
        document.save(content)
    return _rewritten(content.getvalue(), any(without_text))


def _clean_page(page: pdfium.PdfPage) -> bool:
    """Take out unseen text and notes; whether there was such text."""
    sight = Sight(page, read_annotations(page, "", Reading()))
    unseen = [] if sight.all_seen else _unseen(page, sight)
    for text in unseen:
        if text.inside_form:
            raise Stop(codes.PARTLY_COVERED)
        raw.FPDFPage_RemoveObject(page, text.handle)
        raw.FPDFPageObj_Destroy(text.handle)
    if unseen:
        raw.FPDFPage_GenerateContent(page)
    _drop_notes(page)
    page.close()
    return bool(unseen)


def _unseen(page: pdfium.PdfPage, sight: Sight) -> list[Painted]:
    """Text objects of which no character is seen. Raises Stop where another one is seen in part."""
    textpage = page.get_textpage()
    seen: dict[int, set[bool]] = {}
    for index in range(raw.FPDFText_CountChars(textpage)):
        handle = raw.FPDFText_GetTextObject(textpage, index)
        address = (ctypes.cast(handle, ctypes.c_void_p).value or 0) if handle else 0
        owner = sight.texts.get(address)
        if owner is not None and not chr(raw.FPDFText_GetUnicode(textpage, index)).isspace():
            seen.setdefault(address, set()).add(not sight.why_unseen(owner, *center_of(textpage, index)))
    textpage.close()
    if any(len(found) == 2 for found in seen.values()):
        raise Stop(codes.PARTLY_COVERED)
    return [sight.texts[address] for address, found in seen.items() if found == {False}]


def _drop_notes(page: pdfium.PdfPage) -> None:
    for index in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind, flags = raw.FPDFAnnot_GetSubtype(annotation), raw.FPDFAnnot_GetFlags(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in _KEPT_NOTES or flags & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW):
            raw.FPDFPage_RemoveAnnot(page, index)


def _rewritten(data: bytes, without_text: bool) -> bytes:
    """Written anew with what can be reached from the pages; nothing earlier comes along."""
    reader = PdfReader(io.BytesIO(data))
    info = {key: str(reader.metadata[key]) for key in _WORDS if reader.metadata and key in reader.metadata}
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    if info:
        writer.add_metadata(info)
    root = writer.root_object
    _drop_keys(root, _SIDE)
    if without_text:  # the structure may repeat the text for screen readers
        _drop_keys(root, ("/StructTreeRoot", "/MarkInfo"))
    names = root.get("/Names")
    if names is not None:
        _drop_keys(names.get_object(), ("/EmbeddedFiles",))
    for page in writer.pages:
        _drop_keys(page, _SIDE)
        for note in page.get("/Annots") or ():
            _drop_remarks(note.get_object())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _drop_keys(holder: DictionaryObject, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in holder:
            del holder[NameObject(key)]


def _drop_remarks(note: DictionaryObject) -> None:
    kind = note.get("/Subtype")
    if kind in ("/FreeText", "/Stamp"):
        _drop_keys(note, ("/T", "/Subj", "/Popup") if kind == "/FreeText" else ("/T", "/Subj", "/Popup", "/Contents"))
