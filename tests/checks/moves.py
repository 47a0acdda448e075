"""What tests of detectors say in one line."""

from __future__ import annotations

from typing import Any

from disclosure.checks.detectors import Knowledge, hits_in
from disclosure.checks.detectors.hit import Hit
from disclosure.checks.reading.part import Line, Part


def part(*lines: str, **kwargs: Any) -> Part:
    """A text of these lines; cells of a row are divided by tabs."""
    return Part("body", tuple(Line(f"第{n}行", line) for n, line in enumerate(lines, 1)), **kwargs)


def hits(*lines: str, **known: Any) -> list[Hit]:
    return list(hits_in(part(*lines), Knowledge(**known)))


def found(*lines: str, **known: Any) -> list[tuple[str, str]]:
    """Return code and level of what is found."""
    return [(hit.code, str(hit.level)) for hit in hits(*lines, **known)]
