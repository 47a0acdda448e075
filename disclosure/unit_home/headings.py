"""Headings with the ids that a table of contents points to."""

from __future__ import annotations

import re

OPENING_HEADING = re.compile(r"<h([234])>")


def number_headings(html: str) -> str:
    """Give each heading an id in its order: h-1, h-2 …"""
    count = 0

    def number(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f'<h{match[1]} id="h-{count}">'

    return OPENING_HEADING.sub(number, html)
