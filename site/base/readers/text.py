"""Plain text and CSV, in the encodings that Chinese offices use."""

from __future__ import annotations

import codecs
import csv
import io

from base.readers import codes, limits
from base.readers.reading import Reading, Stop

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_text(path: str, name: str, reading: Reading) -> None:
    """A passage for each line, or row of a CSV file. Raises Stop: no text, too big."""
    with open(path, "rb") as file:
        data = file.read(limits.MAX_MEMBER + 1)
    if len(data) > limits.MAX_MEMBER:
        raise Stop(codes.TOO_BIG)
    text = decoded(data)
    if name.lower().endswith(".csv"):
        _read_rows(text, reading)
    else:
        for number, line in enumerate(text.splitlines(), 1):
            reading.passage(f"第{number}行", line)


def decoded(data: bytes) -> str:
    """UTF-8 where the bytes allow it, else GB 18030. Raises Stop for what is neither."""
    for mark, encoding in (*_MARKS, (b"", "utf-8"), (b"", "gb18030")):
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return text
    raise Stop(codes.UNREADABLE)


def _read_rows(text: str, reading: Reading) -> None:
    csv.field_size_limit(10 * limits.MIB)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline="")), 1):
            reading.passage(f"第{number}行", "\t".join(row))
    except csv.Error as error:
        raise Stop(codes.UNREADABLE) from error
