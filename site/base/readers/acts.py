"""The two things that the child process can be asked."""

from __future__ import annotations

from pathlib import Path

from base.readers import codes, sniff
from base.readers.archive import Archive
from base.readers.cleaning import cleaned_copy
from base.readers.reading import Reading, Stop


def extract(path: str, name: str) -> dict[str, object]:
    """What the file at `path` says and hides."""
    reading = Reading()
    try:
        read(path, name, reading)
    except Stop as stop:
        reading.problem = stop.problem
    except MemoryError:
        reading.problem = codes.TOO_BIG
    except Exception:  # of libraries that meet a file nobody has tried on them: a problem of the file, not of ours
        reading.problem = codes.UNREADABLE
    return reading.as_json()


def clean(path: str, target: str, name: str) -> dict[str, object]:
    """Write a copy without what is hidden to `target`, or say why there is none."""
    try:
        Path(target).write_bytes(cleaned_copy(path, name))
    except Stop as stop:
        return {"problem": stop.problem}
    except MemoryError:
        return {"problem": codes.TOO_BIG}
    except Exception:  # as above
        return {"problem": codes.UNREADABLE}
    return {"problem": ""}


def read(path: str, name: str, reading: Reading, *, inside: bool = False) -> None:
    """Read a file by its format. Each reader is loaded when first needed: together they take half a second.

    Raises Stop, and whatever the libraries raise for damaged files.
    """
    kind = sniff.format_of(path, name)
    if kind == sniff.BUNDLE:
        if inside:
            raise Stop(codes.UNKNOWN_FORMAT)
        from base.readers.bundle import read_bundle

        read_bundle(Archive(path), reading, _read_inside)
    elif kind == sniff.TEXT:
        from base.readers.text import read_text

        read_text(path, name, reading)
    elif kind == sniff.IMAGE:
        from base.readers.image import read_image

        read_image(path, reading)
    elif kind == sniff.PDF:
        from base.readers.pdf import read_pdf

        read_pdf(path, reading)
    else:
        _read_parts(kind, Archive(path), reading)


def _read_inside(path: str, name: str, reading: Reading) -> None:
    """One level is enough: a bundle in a bundle is for people to look at."""
    read(path, name, reading, inside=True)


def _read_parts(kind: str, archive: Archive, reading: Reading) -> None:
    if kind == sniff.DOCX:
        from base.readers.docx import read_docx

        read_docx(archive, reading)
    elif kind == sniff.XLSX:
        from base.readers.xlsx import read_xlsx

        read_xlsx(archive, reading)
    elif kind == sniff.PPTX:
        from base.readers.pptx import read_pptx

        read_pptx(archive, reading)
    else:
        from base.readers.ofd import read_ofd

        read_ofd(archive, reading)
