"""The format of a file by its first bytes; its name is only asked where those say nothing."""

from __future__ import annotations

from base.readers import codes
from base.readers.archive import Archive
from base.readers.reading import Stop

DOCX, XLSX, PPTX, PDF, OFD, IMAGE, TEXT, BUNDLE = "docx", "xlsx", "pptx", "pdf", "ofd", "image", "text", "zip"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM")
_PARTS = (("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
_TEXT_NAMES = (".txt", ".csv", ".md", ".tsv")


def format_of(path: str, name: str) -> str:
    """One of the formats above. Raises Stop: unknown, encrypted or damaged."""
    with open(path, "rb") as file:
        start = file.read(4096)
    if start.startswith(b"PK"):
        return _packed(Archive(path))
    if b"%PDF-" in start[:1024]:
        return PDF
    if start.startswith(_IMAGES) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP"):
        return IMAGE
    if start.startswith(_OLE):
        raise Stop(_old_office(path))
    if name.lower().endswith(_TEXT_NAMES):
        return TEXT
    raise Stop(codes.UNREADABLE if _should_be_known(name) else codes.UNKNOWN_FORMAT)


def _packed(archive: Archive) -> str:
    if "OFD.xml" in archive:
        return OFD
    if "[Content_Types].xml" in archive:
        for folder, kind in _PARTS:
            if any(name.startswith(folder) for name in archive.names):
                return kind
        raise Stop(codes.UNKNOWN_FORMAT)
    return BUNDLE


def _old_office(path: str) -> str:
    """Encrypted docx and xlsx files lie in the same container as doc, xls and wps: as a stream of a fixed name."""
    with open(path, "rb") as file:
        data = file.read(4 * 1024 * 1024)
    return codes.ENCRYPTED if "EncryptedPackage".encode("utf-16-le") in data else codes.UNKNOWN_FORMAT


def _should_be_known(name: str) -> bool:
    known = (".docx", ".xlsx", ".pptx", ".pdf", ".ofd", ".zip", ".png", ".jpg", ".jpeg", ".gif", ".webp")
    return name.lower().endswith(known)
