"""Read an import file line by line: JSON lines, plain or packed with xz."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from disclosure.documents.importing.problems import ImportRefused

BLOCK = 1024 * 1024


@dataclass(frozen=True)
class FileFacts:
    """What identifies a file, and how many lines it has."""

    path: Path
    sha256: str
    lines: int


@dataclass(frozen=True)
class RawLine:
    """One line as it stands in the file; `fault` says why it is no JSON object."""

    number: int
    data: dict[str, Any]
    fault: str = ""


def facts_of(path: Path) -> FileFacts:
    """Hash a file and count its lines. Raises ImportRefused for one that cannot be read."""
    digest, lines, last = hashlib.sha256(), 0, b""
    try:
        with _opened(path) as file:
            while block := file.read(BLOCK):
                digest.update(block)
                lines += block.count(b"\n")
                last = block
    except (OSError, lzma.LZMAError) as error:
        raise ImportRefused(_("无法读取文件 %(path)s：%(error)s") % {"path": path, "error": error}) from error
    unended = bool(last) and not last.endswith(b"\n")
    return FileFacts(path, digest.hexdigest(), lines + unended)


def lines_of(path: Path) -> Iterator[RawLine]:
    """Read the lines; empty ones are passed over, faulty ones say what is wrong with them."""
    with _opened(path) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _parsed(number, line)


def _opened(path: Path) -> IO[bytes]:
    # Hash and lines are those of the text inside: packed or not, it is the same file.
    return io.BufferedReader(lzma.open(path, "rb")) if path.suffix == ".xz" else path.open("rb")


def _parsed(number: int, line: bytes) -> RawLine:
    try:
        data = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        return RawLine(number, {}, _("不是 UTF-8 编码。"))
    except ValueError as error:
        return RawLine(
            number, {}, _("不是有效的 JSON（第 %(column)s 个字符处）。") % {"column": getattr(error, "colno", 1)}
        )
    except RecursionError:
        return RawLine(number, {}, _("JSON 嵌套过深。"))
    if not isinstance(data, dict):
        return RawLine(number, {}, _("一行应当是一个 JSON 对象。"))
    return RawLine(number, data)
