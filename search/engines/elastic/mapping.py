"""How a document lies in the index, and what the index is told of itself.

Texts are our own tokens with blanks between them (search/tokens.py), so every engine finds the same words.
Values of an array stand far apart: no phrase runs from a title into a text.
"""

from __future__ import annotations

from typing import Any

from base.clock import day_of
from search.documents import Document
from search.engines.elastic.configuration import Configuration
from search.engines.places import place_of
from search.facts import fact_of, line_of
from search.files.comparing import digest_of
from search.sounds import pairs_of_letters
from search.tokens import spaced

LONGEST_KEYWORD = 2000
LONGEST_TITLE = 1000
DATES = ("effective_date", "expiry_date", "repealed_date", "public_until")
FACET_FIELDS = ("unit", "topic", "year", "genre", "form")
TAB_FIELD = "tab"

_TEXT = {"type": "text", "analyzer": "whitespace"}
_SOUND = {**_TEXT, "norms": False}
_KEYWORD = {"type": "keyword"}
_DATE = {"type": "date", "format": "strict_date"}

PROPERTIES: dict[str, Any] = {
    "content_id": {"type": "long", "index": False},
    "files": {"type": "keyword", "index": False, "doc_values": False},  # a digest of their text
    "language": _KEYWORD,
    "place": {"type": "long"},  # order in time, search/engines/places.py
    "head": _TEXT,  # title and numbers
    "all": _TEXT,  # the same with the text and that of attachments
    "title": _KEYWORD,
    "number": _KEYWORD,
    "brevity": {"type": "double", "index": False},  # 1 for the shortest title, 0 for a very long one
    "sound": _SOUND,
    "initials": _SOUND,
    **dict.fromkeys((*FACET_FIELDS, TAB_FIELD), _KEYWORD),
    **dict.fromkeys(DATES, _DATE),
}

# The text is in the database: a hit is an entry's number. What is compared with the catalogue stays.
MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    "_source": {"includes": ["content_id", "files", "language"]},
    "properties": PROPERTIES,
}


def settings_of(found: Configuration) -> dict[str, Any]:
    """The settings of an index in use."""
    return {
        "number_of_shards": found.shards,
        "number_of_replicas": found.replicas,
        "refresh_interval": "1s",
        "max_result_window": 10_000,
        # So that what was erased leaves the files within minutes, however little it is (search/feed/erasing.py): what
        # was overwritten is otherwise kept for copies that were away for up to twelve hours.
        "soft_deletes.retention_lease.period": "1m",
        "merge.policy.expunge_deletes_allowed": 0,
    }


def source_of(document: Document) -> dict[str, Any]:
    """A document as it is sent."""
    head = [spaced(document.squeezed_title), spaced(document.squeezed_number)]
    body = [spaced(document.squeezed_text), spaced(document.files_text)]
    title = document.squeezed_title.strip()
    return {
        "content_id": document.content_id,
        "files": digest_of(document.files_text),
        "language": document.language,
        "place": place_of(day_of(document.published_at), document.id),
        "head": _present(head),
        "all": _present([*head, *body]),
        "title": title[:LONGEST_KEYWORD],
        "number": document.number_key,
        "brevity": 1 - min(len(title), LONGEST_TITLE) / LONGEST_TITLE,
        "sound": document.sound,
        "initials": " ".join(pairs_of_letters(document.initials)),
        **_facts(document),
        **{name: day.isoformat() for name in DATES if (day := getattr(document, name))},
    }


def stored_value(name: str, value: str) -> str:
    """A value as it is stored: the embedded engines keep it in one line."""
    return fact_of(line_of((name, value)))[1]


def _facts(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in document.facts:
        found.setdefault(name, []).append(stored_value(name, value))
    return found


def _present(texts: list[str]) -> list[str]:
    return [text for text in texts if text]
