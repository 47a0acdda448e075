"""The acts that are recorded. Each room registers its own; a misspelt one must not vanish in the trail."""

from __future__ import annotations

from django.utils.functional import Promise

_labels: dict[str, str | Promise] = {}


class UnknownAction(LookupError):
    """Raised for an action that no room registered."""


def register_action(code: str, label: str | Promise) -> None:
    """Name an action, as in `register_action("review.decide", _("审核决定"))`. Call in `ready()` or at import."""
    _labels[code] = label


def label_of(code: str) -> str:
    """Return the action's name for people; the code itself if its room is gone."""
    return str(_labels.get(code, code))


def choices() -> list[tuple[str, str]]:
    """Return every action with its name, as a filter offers them."""
    return sorted((code, str(label)) for code, label in _labels.items())


def require(code: str) -> None:
    """Raise UnknownAction for an action that no room registered."""
    if code not in _labels:
        raise UnknownAction(f"{code}: register_action first")
