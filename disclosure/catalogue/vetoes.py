"""Who may hold back a copy at the door, beside the rules of its kind: rooms that know more register here."""

from __future__ import annotations

from collections.abc import Callable

from disclosure.catalogue.models import ReviewCopy

Veto = Callable[[ReviewCopy], list[str]]

_vetoes: list[Veto] = []


def on_release(veto: Veto) -> Veto:
    """Ask `veto(copy)` for reasons, in words for people, before a copy becomes public."""
    if veto not in _vetoes:
        _vetoes.append(veto)
    return veto


def reasons(copy: ReviewCopy) -> list[str]:
    return [reason for veto in _vetoes for reason in veto(copy)]
