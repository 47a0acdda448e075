"""The shell around every public page: header, menus, footer, and the names of units, sections and topics.

It is made from released content alone and kept in this process until the version row `shell` moves.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from disclosure.catalogue import kinds, versions
from disclosure.catalogue.content import Content


@dataclass(frozen=True)
class Part:
    """One released part of the shell. `fields` are those of its model; `path` is set for sections."""

    id: int
    name: str
    slug: str
    name_en: str
    parent_id: int | None
    order: int
    path: str
    fields: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        try:
            return self.fields[name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True)
class Shell:
    """All parts, by kind and id, in their order."""

    version: int = 0
    parts: dict[str, dict[int, Part]] = field(default_factory=dict)

    def of(self, kind: str) -> dict[int, Part]:
        return self.parts.get(kind, {})

    @property
    def units(self) -> list[Part]:
        return list(self.of("unit").values())

    @property
    def sections(self) -> list[Part]:
        return list(self.of("section").values())

    @property
    def site(self) -> Part | None:
        """The site's name and footer marks, None before they were first released."""
        return next(iter(self.of("footer").values()), None)

    @property
    def main_menu(self) -> list[dict[str, str]]:
        return self._menu("main")

    @property
    def link_menu(self) -> list[dict[str, str]]:
        return self._menu("links")

    def children(self, kind: str, parent_id: int | None) -> list[Part]:
        return [part for part in self.of(kind).values() if part.parent_id == parent_id]

    def with_ancestors(self, kind: str, part_id: int | None) -> list[Part]:
        """Return a part and all above it, the part first; empty for an unknown one."""
        line: list[Part] = []
        part = self.of(kind).get(part_id or 0)
        while part is not None and part not in line:
            line.append(part)
            part = self.of(kind).get(part.parent_id or 0)
        return line

    def by_slug(self, kind: str, slug: str) -> Part | None:
        return next((part for part in self.of(kind).values() if part.slug == slug), None)

    def section_at(self, path: str) -> Part | None:
        return next((part for part in self.of("section").values() if part.path == path), None)

    def _menu(self, slug: str) -> list[dict[str, str]]:
        menu = self.by_slug("menu", slug)
        return [item["value"] for item in menu.fields["items"]] if menu else []


_lock = threading.Lock()
_current: Shell | None = None
_held: ContextVar[Shell | None] = ContextVar("held_shell", default=None)


def current(version: int | None = None) -> Shell:
    """Return the shell of that version (read from the database when not given)."""
    global _current
    if version is None and (held_now := _held.get()) is not None:
        return held_now
    if version is None:
        version = versions.read([versions.SHELL])[versions.SHELL]
    shell = _current
    if shell is None or shell.version != version:
        shell = load(version)
        with _lock:
            _current = shell
    return shell


def latest() -> Shell:
    """Return the shell kept in this process, which may be an old one, or the current one. For guesses only."""
    return _current or current()


@contextmanager
def held() -> Iterator[Shell]:
    """Read the version once for everything inside: a release asks for the shell with every item."""
    shell = current()
    token = _held.set(shell)
    try:
        yield shell
    finally:
        _held.reset(token)


def forget() -> None:
    """Drop the shell kept in this process."""
    global _current
    _current = None


def load(version: int) -> Shell:
    """Read all released parts of the shell. One query."""
    from disclosure.catalogue.models import CatalogueEntry

    rows = (
        CatalogueEntry.objects.filter(kind__in=kinds.shell_codes())
        .order_by("kind", "id")
        .values_list("kind", "source_id", "path", "content__content")
    )
    found: dict[str, list[Part]] = {}
    for kind, source_id, path, text in rows:
        fields = Content.from_json(text).fields
        part = Part(
            id=source_id,
            name=fields["name"],
            slug=fields["slug"],
            name_en=fields.get("name_en", ""),
            parent_id=fields.get("parent"),
            order=fields.get("order", 0),
            path=path or "",
            fields=fields,
        )
        found.setdefault(kind, []).append(part)
    parts = {
        kind: {part.id: part for part in sorted(group, key=lambda p: (p.order, p.id))} for kind, group in found.items()
    }
    return Shell(version, parts)
