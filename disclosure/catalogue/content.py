"""Frozen content: the canonical form in which an item is reviewed, hashed and released."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import quote

from base.canonical import canonical_json, sha256_of
from disclosure.catalogue.enums import ChangeKind
from disclosure.catalogue.online_reading import Reading, reading_of

# For each kind the fields that its model gained after content had been frozen, with what older content is taken to
# have said. Filled by `kinds.register`.
LATER_FIELDS: dict[str, dict[str, Any]] = {}


def file_address(sha256: str, name: str) -> str:
    """Return the public address of a file."""
    return f"/files/{sha256}/{quote(name)}"


@dataclass(frozen=True)
class FrozenFile:
    """A file as it was at submission. `source` and `source_id` name what the draft refers to; `sha256` what
    is stored. A picture has `variants`: smaller renditions, made when it was frozen, never in a request."""

    source: str  # "document" or "image"
    source_id: int
    role: str  # FileRole
    sha256: str
    name: str
    title: str
    size: int
    content_type: str
    width: int = 0
    height: int = 0
    variant: str = ""  # "" for the original, else the name of the rendition

    @property
    def address(self) -> str:
        """The public address, alive while a current entry shows the file."""
        return file_address(self.sha256, self.name)

    @property
    def reading(self) -> Reading:
        """Where its text is read online, while it is public."""
        return reading_of(self)


@dataclass(frozen=True)
class Change:
    """What a correction says to the public about itself: its kind (ChangeKind) and a note in words."""

    kind: str
    note: str = ""

    @property
    def label(self) -> str:
        return str(dict(ChangeKind.choices).get(self.kind, self.kind))


@dataclass(frozen=True)
class Content:
    """What reviewers read and what is released: the fields of the item and its files.

    The release's own gifts (index number, publication time, path) are not part of it, so they do not change
    the hash. `change` belongs to the submission, not to the item: it is reviewed and hashed with the fields, but no
    row holds it, so that the next draft begins without one.
    """

    kind: str
    language: str
    fields: dict[str, Any]
    files: tuple[FrozenFile, ...] = field(default=())
    change: Change | None = None

    def to_json(self) -> str:
        """Return the canonical JSON text, the bytes that are hashed."""
        change = {"change": asdict(self.change)} if self.change else {}
        return canonical_json(
            {
                "kind": self.kind,
                "language": self.language,
                "fields": self.fields,
                "files": [asdict(file) for file in self.files],
                **change,
            }
        )

    @classmethod
    def from_json(cls, text: str) -> Content:
        """Read frozen content; what was frozen before a model gained a field reads as its default."""
        data = json.loads(text)
        files = tuple(FrozenFile(**file) for file in data["files"])
        fields = LATER_FIELDS.get(data["kind"], {}) | data["fields"]
        change = Change(**data["change"]) if "change" in data else None
        return cls(kind=data["kind"], language=data["language"], fields=fields, files=files, change=change)

    def file(self, source: str, source_id: int, variant: str = "") -> FrozenFile | None:
        """Return the frozen file behind a document or image of the draft."""
        wanted = (source, source_id, variant)
        return next((f for f in self.files if (f.source, f.source_id, f.variant) == wanted), None)


def hash_of(content_json: str) -> str:
    """Return the SHA-256 of canonical content."""
    return sha256_of(content_json)
