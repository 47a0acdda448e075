"""Files for the tests, made by the usual libraries, and changed where those cannot do it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import typst
from docx.document import Document
from PIL import ExifTags, Image
from pylopdf_fonts_zh_cn import sans_path

from base.extraction import Extraction, extract

Book = Any  # a workbook; its types allow it to have no sheet at all
OFD = Path(__file__).parent / "ofd"
FONT = '#set text(font: "Noto Sans SC")\n'


def read(data: bytes, name: str) -> Extraction:
    return extract(io.BytesIO(data), name)


def texts(extraction: Extraction) -> list[str]:
    """The passages, without those of the properties."""
    return [passage.text for passage in extraction.passages if not passage.place.startswith("文件属性")]


def hidden(extraction: Extraction) -> list[tuple[str, str]]:
    """What is hidden, without who made the file."""
    return [(str(one.kind), one.text) for one in extraction.hidden if one.kind != "author"]


def word(fill: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_body(xml: str) -> bytes:
    """A document whose body is this XML, for what python-docx cannot write."""
    data = word(lambda document: document.add_paragraph("占位"))
    paragraph = "<w:p><w:r><w:t>占位</w:t></w:r></w:p>"
    return changed(data, "word/document.xml", lambda text: text.replace(paragraph, xml))


def book(fill: Callable[[Book], None]) -> bytes:
    workbook: Book = openpyxl.Workbook()
    workbook.properties.creator = None
    fill(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def pdf(source: str) -> bytes:
    text: Any = (FONT + source).encode()
    return typst.compile(text, font_paths=[str(sans_path().parent)], ignore_system_fonts=True)


def picture(kind: str = "JPEG", *, author: str = "", gps: bool = False, turned: int = 1) -> bytes:
    image = Image.new("RGB", (40, 20), "red")
    image.paste("blue", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turned
    if author:
        exif[ExifTags.Base.Artist] = author
    if gps:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(
            {
                ExifTags.GPS.GPSLatitudeRef: "N",
                ExifTags.GPS.GPSLatitude: (39.0, 54.0, 30.0),
                ExifTags.GPS.GPSLongitudeRef: "E",
                ExifTags.GPS.GPSLongitude: (116.0, 23.0, 0.0),
            }
        )
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def ofd(name: str) -> bytes:
    return (OFD / f"{name}.ofd").read_bytes()


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A zip file with one text part changed; the change must change something."""
    members = {
        info: zipfile.ZipFile(io.BytesIO(data)).read(info) for info in zipfile.ZipFile(io.BytesIO(data)).namelist()
    }
    before = members[part].decode()
    members[part] = change(before).encode()
    if members[part] == before.encode():
        raise ValueError(f"nothing changed in {part}")
    return packed(members)


def added(data: bytes, part: str, content: bytes) -> bytes:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return packed({name: archive.read(name) for name in archive.namelist()} | {part: content})


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()
