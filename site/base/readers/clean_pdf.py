"""A PDF without notes, names, earlier revisions and attached files, and without the text that nobody sees."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject
from pypdfium2 import raw

from base.readers import codes
from base.readers.pdf import opened
from base.readers.pdf_annotations import SHOWN, read_annotations
from base.readers.pdf_blank import Letters, blank, letters_of
from base.readers.pdf_page import PageText, Sight, read_page
from base.readers.reading import Reading, Stop

_KEPT_NOTES = SHOWN | {raw.FPDF_ANNOT_STAMP}  # a stamp may be the seal
_WORDS = ("/Title", "/Subject", "/Keywords")
_SIDE = ("/Metadata", "/PieceInfo", "/AF", "/Collection")


def clean_pdf(data: bytes) -> bytes:
    """Raises Stop: damaged, encrypted, too big; signed; or unseen text cannot be told from what is seen."""
    with opened(data) as document:
        if raw.FPDF_GetSignatureCount(document) > 0:
            raise Stop(codes.SIGNED)
        pages = {number: _clean_page(document[number]) for number in range(len(document))}
        content = io.BytesIO()
        document.save(content)
    unseen = {number: letters for number, (letters, _) in pages.items() if letters}
    copy = _rewritten(content.getvalue(), unseen)
    with opened(copy) as document:
        if any(_squeezed(read_page(document[number], [])) != pages[number][1] for number in unseen):
            raise Stop(codes.PARTLY_COVERED)
    return copy


def _clean_page(page: pdfium.PdfPage) -> tuple[list[Letters], str]:
    """Take out the notes; the letters of all texts, if some of them are unseen, and what is seen."""
    covers = read_annotations(page, "", Reading())
    sight = Sight(page, covers)
    letters = [] if sight.all_seen else letters_of(page, sight)
    seen = _squeezed(read_page(page, covers))
    _drop_notes(page)
    return (letters if any(one.some_unseen for one in letters) else []), seen


def _squeezed(text: PageText) -> str:
    """The letters that are seen, in order; how they are parted may change."""
    return "".join("".join(line.split()) for line in text.lines)


def _drop_notes(page: pdfium.PdfPage) -> None:
    for index in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind, flags = raw.FPDFAnnot_GetSubtype(annotation), raw.FPDFAnnot_GetFlags(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in _KEPT_NOTES or flags & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW):
            raw.FPDFPage_RemoveAnnot(page, index)


def _rewritten(data: bytes, unseen: dict[int, list[Letters]]) -> bytes:
    """Written anew with what can be reached from the pages; nothing earlier comes along."""
    reader = PdfReader(io.BytesIO(data))
    info = {key: str(reader.metadata[key]) for key in _WORDS if reader.metadata and key in reader.metadata}
    writer = PdfWriter(clone_from=reader)
    writer.metadata = None
    if info:
        writer.add_metadata(info)
    root = writer.root_object
    _drop_keys(root, _SIDE)
    for number, letters in unseen.items():
        blank(writer, writer.pages[number], letters)
    if unseen:  # the structure may repeat the text for screen readers
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
