"""Files inside Office files: pictures may say where they were taken, and a table may bring its whole workbook along."""

from __future__ import annotations

import io
import re

from base.readers import codes
from base.readers.archive import Archive
from base.readers.image import read_marks
from base.readers.reading import Reading

PICTURES = re.compile(r"(?:word|xl|ppt)/media/[^/]+\.(?:jpe?g|png|webp|tiff?)", re.IGNORECASE)
OBJECTS = re.compile(r"(?:word|xl|ppt)/embeddings/[^/]+")


def read_embedded(archive: Archive, reading: Reading) -> None:
    """Raises Stop: too big."""
    for name in archive.names:
        place = name.rpartition("/")[2]
        if PICTURES.fullmatch(name):
            read_marks(io.BytesIO(archive.read(name)), reading, f"图片{place}")
        elif OBJECTS.fullmatch(name):
            reading.hide(codes.HIDDEN_TEXT, f"嵌入的文件{place}", place)
