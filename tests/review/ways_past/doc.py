"""docs/ways-past.md lists the rows; `WRITE_DOC=1 pytest tests/review/ways_past/test_doc.py` writes them anew."""

from __future__ import annotations

from pathlib import Path

from tests.review.ways_past.table import WAYS, Way

PATH = Path(__file__).resolve().parents[3] / "docs" / "ways-past.md"
BEGIN = "<!-- rows -->"
HEADINGS = {
    "admin": "Through the screens of the admin",
    "api": "Through interfaces for machines",
    "chain": "Through the chain itself",
    "emergency": "Through emergency release, correction and withdrawal",
    "file": "Through files",
    "import": "Through importing",
    "orm": "By code and SQL",
    "people": "Through people and their rights",
    "preview": "Through previews, links and caches",
    "search": "Through what the search page offers",
    "server": "Through the server's settings and commands",
    "shell": "Through the words of the shell and the Site record",
    "time": "Through time",
    "translation": "Through translation",
}


def tables() -> str:
    """Return the rows as they stand in the document."""
    parts = []
    for room, heading in HEADINGS.items():
        rows = [row for row in WAYS if row.room == room]
        if not rows:
            continue
        lines = [f"| {_cell(row.name)} | {_told(row)} |" for row in rows]
        parts.append(
            "\n".join([f"## {heading}", "", "| what somebody does | what they are told |", "|---|---|", *lines])
        )
    return "\n\n".join(parts) + "\n"


def _told(row: Way) -> str:
    return _cell(row.told) + ("; what was typed is kept" if row.types else "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def write() -> None:
    head, _begin, _old = PATH.read_text(encoding="utf-8").partition(BEGIN)
    PATH.write_text(f"{head}{BEGIN}\n\n{tables()}", encoding="utf-8")
