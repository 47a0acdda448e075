"""Who may hold back copies at the door, beside the rules of their kinds: rooms that know more register here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from disclosure.catalogue.models import ReviewCopy

# Of these copies, those that must stay, by id, each with its reason in words for people. One query for all.
Veto = Callable[[Sequence[ReviewCopy]], dict[int, str]]

_vetoes: list[Veto] = []


def on_release(veto: Veto) -> Veto:
    """Ask `veto(copies)` before copies become public."""
    if veto not in _vetoes:
        _vetoes.append(veto)
    return veto


def held(copies: Sequence[ReviewCopy]) -> list[tuple[int, str]]:
    """Return which of these copies must stay, by id, each with a reason."""
    return [pair for veto in _vetoes for pair in veto(copies).items()]


def reasons(copies: Sequence[ReviewCopy]) -> list[str]:
    """Return the reasons, each with the title of its copy."""
    titles = {copy.pk: copy.title for copy in copies}
    return [f"《{titles[number]}》：{reason}" for number, reason in held(copies)]
