"""Which formats have a copy without what is hidden."""

from __future__ import annotations

from pathlib import Path

from base.readers import codes, limits, sniff
from base.readers.archive import Archive
from base.readers.reading import Stop


def cleaned_copy(path: str, name: str) -> bytes:
    """The bytes of the copy. Raises Stop where there is none."""
    kind = sniff.format_of(path, name)
    if kind == sniff.DOCX:
        from base.readers.clean_docx import clean_docx

        return clean_docx(Archive(path))
    if kind == sniff.XLSX:
        from base.readers.clean_xlsx import clean_xlsx

        return clean_xlsx(Archive(path))
    if kind == sniff.OFD:
        from base.readers.clean_ofd import clean_ofd

        return clean_ofd(Archive(path))
    if kind == sniff.PDF:
        from base.readers.clean_pdf import clean_pdf

        return clean_pdf(Path(path).read_bytes())
    if kind == sniff.IMAGE:
        from base.readers.image import cleaned

        return cleaned(_bounded(path))
    if kind == sniff.TEXT:
        return _bounded(path)
    raise Stop(codes.NO_COPY)


def _bounded(path: str) -> bytes:
    data = Path(path).read_bytes()
    if len(data) > limits.MAX_MEMBER:
        raise Stop(codes.TOO_BIG)
    return data
