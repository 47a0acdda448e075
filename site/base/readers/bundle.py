"""Zip files: what is in them, one level deep."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from zipfile import ZipInfo

from base.readers import codes
from base.readers.archive import Archive
from base.readers.reading import Reading, Stop

_UTF8_NAME = 0x800


def read_bundle(archive: Archive, reading: Reading, read: Callable[[str, str, Reading], None]) -> None:
    """Read every file by `read`, its places under its own name.

    Raises Stop, after all have been tried, where one of them could not be read.
    """
    problem = ""
    for name in archive.names:
        shown = shown_name(archive.infos[name])
        reading.passage("压缩包内的文件名", shown)
        inner = Reading()
        try:
            _read_member(archive.read(name), shown, inner, read)
        except Stop as stop:
            problem = problem or stop.problem
        for place, text in inner.passages:
            reading.passage(f"{shown}：{place}", text)
        for kind, place, text in inner.hidden:
            reading.hide(kind, f"{shown}：{place}", text)
    if problem:
        raise Stop(problem)


def _read_member(data: bytes, name: str, reading: Reading, read: Callable[[str, str, Reading], None]) -> None:
    if data.startswith(b"PK") and name.lower().endswith(".zip"):
        raise Stop(codes.UNKNOWN_FORMAT)
    with tempfile.NamedTemporaryFile(prefix="gongkai-member-") as file:
        file.write(data)
        file.flush()
        read(file.name, name, reading)


def shown_name(info: ZipInfo) -> str:
    """Names without the mark for UTF-8 were written by Chinese Windows in GBK; zipfile takes them for CP437."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
