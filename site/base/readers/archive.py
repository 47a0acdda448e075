"""Zip files that others made, read in memory and within limits. Nothing is ever written under a name they choose."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import IO

from base.readers import codes, limits
from base.readers.reading import Stop

_ENCRYPTED = 0x1
_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    struct.error,
    ValueError,
    RuntimeError,
)


class Archive:
    """The members of a zip file. All that is read together may not exceed MAX_UNPACKED."""

    def __init__(self, file: str | IO[bytes]) -> None:
        """Raises Stop where it is no zip file, is damaged, or has too many members."""
        try:
            self._zip = zipfile.ZipFile(file)
        except _DAMAGES as error:
            raise Stop(codes.UNREADABLE) from error
        if len(self._zip.filelist) > limits.MAX_MEMBERS:
            raise Stop(codes.TOO_BIG)
        self._left = limits.MAX_UNPACKED
        self.infos = {info.filename.replace("\\", "/").lstrip("/"): info for info in self._zip.filelist}

    @property
    def names(self) -> list[str]:
        return [name for name, info in self.infos.items() if not info.is_dir()]

    def __contains__(self, name: str) -> bool:
        return name in self.infos

    def read(self, name: str) -> bytes:
        """All bytes of a member. What its header says of its size is not believed.

        Raises Stop: damaged, encrypted, or too big.
        """
        info = self.infos.get(name)
        if info is None:
            raise Stop(codes.UNREADABLE)
        if info.flag_bits & _ENCRYPTED:
            raise Stop(codes.ENCRYPTED)
        most = min(limits.MAX_MEMBER, self._left)
        try:
            with self._zip.open(info) as member:
                data = member.read(most + 1)
        except _DAMAGES as error:
            raise Stop(codes.UNREADABLE) from error
        if len(data) > most:
            raise Stop(codes.TOO_BIG)
        self._left -= len(data)
        return data
