"""XMP, the description that Adobe's and other programs put into PDF files and pictures."""

from __future__ import annotations

from collections.abc import Iterator

from base.readers import codes
from base.readers.markup import local, parse
from base.readers.reading import Reading, Stop

_PEOPLE = {"creator", "contributor", "Author", "Company", "Manager", "LastModifiedBy", "CaptionWriter"}
_POSITION = {"GPSLatitude", "GPSLongitude"}


def read_xmp(data: bytes, reading: Reading, place: str) -> None:
    """Note who made the file and where it was taken; XMP that is no XML tells nobody anything."""
    try:
        values = list(_values(data))
    except Stop:
        return
    for name, value in values:
        if name in _PEOPLE:
            reading.hide(codes.AUTHOR, place, value)
    if position := "，".join(value for name, value in values if name in _POSITION):
        reading.hide(codes.POSITION, place, position)


def _values(data: bytes) -> Iterator[tuple[str, str]]:
    """Names and values, whether written as elements or as attributes."""
    for element in parse(data.strip(b"\0 \r\n")).iter():
        yield local(element), " ".join("".join(element.itertext()).split())
        for key, value in element.attrib.items():
            yield str(key).rpartition("}")[2], str(value)
