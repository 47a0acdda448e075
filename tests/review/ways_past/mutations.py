"""Breaking what protects the public, on purpose: each mutation takes one wall away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from disclosure.catalogue import kinds
from disclosure.catalogue.services import release
from disclosure.catalogue.views import item
from disclosure.documents.models import DocumentPage
from disclosure.review import about_verdict, guard, turns, wagtail_hooks
from disclosure.review.services import submit


def without_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is refused and nothing explained, as in Wagtail alone."""
    monkeypatch.setattr(guard.door, "is_open", lambda: True)
    for name in ("reasons_not_to_delete", "reasons_not_to_move"):
        monkeypatch.setattr(wagtail_hooks, name, lambda instance: [])
    monkeypatch.setattr(wagtail_hooks, "WHY_NOT", "")
    monkeypatch.setattr(wagtail_hooks, "_explain", lambda *args, **kwargs: None)


def without_catalogue_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """The public page of an item is made from the editors' row, as page-tree systems do."""
    entry_at = item._entry_at

    def from_the_row(path: str) -> Any:
        entry = entry_at(path)
        if entry is not None and entry.kind == "document":
            page = DocumentPage.objects.get(pk=entry.source_id)
            entry.title = page.title
            kind: Any = kinds.of_model(DocumentPage)
            entry.content.rendered.html = kind.body_html(kind.freeze(page))
        return entry

    monkeypatch.setattr(item, "_entry_at", from_the_row)


def without_hash_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the copy says now is taken for what was read."""

    class Any_(str):
        def __eq__(self, other: object) -> bool:
            return True

        def __ne__(self, other: object) -> bool:
            return False

        __hash__ = str.__hash__

    for module in (release, about_verdict):
        monkeypatch.setattr(module, "hash_of", lambda content: Any_())


def without_four_eyes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is compared with anybody: who wrote it, and who took another step, may take this one."""
    turn_about = turns.turn_about

    def of_nobody(*args: Any, **kwargs: Any) -> turns.Turn:
        return replace(turn_about(*args, **kwargs), authors=frozenset(), others=frozenset())

    monkeypatch.setattr(turns, "turn_about", of_nobody)
    monkeypatch.setattr(submit, "authors_since_release", lambda *args, **kwargs: [])
    monkeypatch.setattr(submit, "snapshot", lambda user: {})
