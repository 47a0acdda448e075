"""The two things that the child process can be asked."""

from __future__ import annotations

from base.readers import codes
from base.readers.reading import Reading, Stop


def extract(path: str, name: str) -> dict[str, object]:
    """What the file at `path` says and hides."""
    reading = Reading()
    try:
        _read(path, name, reading)
    except Stop as stop:
        reading.problem = stop.problem
    return reading.as_json()


def clean(path: str, target: str, name: str) -> dict[str, object]:
    """Write a copy without what is hidden to `target`, if there is one."""
    return {"cleaned": False, "problem": codes.UNKNOWN_FORMAT}


def _read(path: str, name: str, reading: Reading) -> None:
    raise Stop(codes.UNKNOWN_FORMAT)
