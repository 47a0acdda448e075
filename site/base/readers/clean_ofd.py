"""An OFD file without author, annotations, attachments, covered text and pages that nothing refers to."""

from __future__ import annotations

import io
import zipfile

from base.readers import codes
from base.readers.archive import Archive
from base.readers.markup import Element, attribute, local, parse, written
from base.readers.ofd_page import read_content, unseen_objects
from base.readers.ofd_parts import ENTRANCE, find, located, pages_of, parts_of
from base.readers.package import drop
from base.readers.reading import Stop

_PERSONAL = {"Author", "CustomDatas"}
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def clean_ofd(archive: Archive) -> bytes:
    """Raises Stop: damaged, too big; signed; or a box covers part of a line."""
    parts = {name: archive.read(name) for name in archive.names}
    entrance = parse(parts[ENTRANCE])
    if find(entrance, "Signatures"):
        raise Stop(codes.SIGNED)
    for element in [e for e in entrance.iter() if local(e) in _PERSONAL | {"Versions"}]:
        drop(element)
    parts[ENTRANCE] = written(entrance)
    kept = {ENTRANCE}
    for root in find(entrance, "DocRoot"):
        kept |= _clean_document(parts, located(ENTRANCE, root.text))
    return _packed({name: data for name, data in parts.items() if name in kept or not _is_left_over(name, data)})


def _clean_document(parts: dict[str, bytes], part: str) -> set[str]:
    """Clean one document in place; the parts it needs."""
    document = parse(parts[part])
    kept = {part, *pages_of(document, part)}
    for kind in ("TemplatePage", "PublicRes", "DocumentRes"):
        kept |= {other for other in parts_of(document, part, kind) if other in parts}
    for page in kept - {part}:
        parts[page] = _without_unseen(parts[page])
    for other in parts_of(document, part, "Attachments"):
        for attachment in find(parse(parts.pop(other)), "FileLoc"):
            parts.pop(located(other, attachment.text), None)
    for other in parts_of(document, part, "Annotations"):
        kept.add(other)
        for location in find(parse(parts[other]), "FileLoc"):
            page = located(other, location.text)
            parts[page] = _without_notes(parts[page])
            kept.add(page)
    for element in find(document, "Attachments"):
        drop(element)
    parts[part] = written(document)
    return kept


def _without_unseen(data: bytes) -> bytes:
    root = parse(data)
    try:
        unseen = unseen_objects(root)
    except ValueError as error:
        raise Stop(codes.PARTLY_COVERED) from error
    for element in unseen:
        drop(element)
    return written(root) if unseen else data


def _without_notes(data: bytes) -> bytes:
    """Links and watermarks that are shown stay, without the name of who made them."""
    root = parse(data)
    for note in find(root, "Annot"):
        if _is_shown(note):
            note.attrib.pop("Creator", None)
        else:
            drop(note)
    return written(root)


def _is_shown(note: Element) -> bool:
    kind = attribute(note, "Type")
    if kind == "Link":
        return not find(note, "Remark") and not read_content(note).lines
    return kind == "Watermark" and attribute(note, "Visible") != "false"


def _is_left_over(name: str, data: bytes) -> bool:
    """Parts of versions that are gone: XML with text that nothing refers to."""
    return name.lower().endswith(".xml") and bool(find(parse(data), "TextCode"))


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != ENTRANCE, name)):
            archive.writestr(zipfile.ZipInfo(name, _FIXED_DATE), parts[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
