"""Everything that an answer says: headers, bodies, what is packed inside them."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from urllib.parse import unquote

PACKED = b"PK\x03\x04"


def words_of(response: Any) -> str:
    """Return an answer as text: its headers, and its body with archives (xlsx, docx, zip) opened."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {unquote(str(value))}" for name, value in response.items())
    cookies = response.cookies.output() if response.cookies else ""
    return "\n".join([headers, cookies, *_texts(body)])


def _texts(body: bytes) -> list[str]:
    found = [body.decode("utf-8", errors="replace")]
    if body.startswith(PACKED):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            found += [text for name in archive.namelist() for text in _texts(archive.read(name))]
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        found.append(body.decode("utf-16", errors="replace"))
    return found
