"""Values that must be one of a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from disclosure.catalogue.enums import Openness
from disclosure.documents.enums import Genre, NonDisclosureReason

Complain = Callable[[str, str], None]
_GENRES = {label: genre.value for genre in Genre for label in (genre.value, str(genre.label))} | {
    "令": Genre.ORDER.value
}
_OPENNESS = {label: choice.value for choice in Openness for label in (choice.value, str(choice.label))}


def genre_of(typed: dict[str, Any], complain: Complain) -> str:
    """体裁: one of the fifteen statutory types, or none."""
    wanted = typed.get("genre", "")
    if wanted and wanted not in _GENRES:
        complain("genre", _("“%(wanted)s”不是十五种公文体裁之一。") % {"wanted": wanted})
    return _GENRES.get(wanted, "")


def openness_problems(values: dict[str, Any], migrating: bool, complain: Complain) -> None:
    """公开属性 (rule R1): chosen for each line, with basis and note where an item is not disclosed."""
    wanted = values["openness"]
    values["openness"] = found = _OPENNESS.get(wanted, "")
    if wanted and not found:
        complain("openness", _("应当是主动公开、依申请公开或不予公开。"))
    elif not found:
        complain("openness", _("未选定公开属性（制发前明确公开属性）。"))
    if migrating and found and found != Openness.ACTIVE:
        complain("openness", _("迁移批次只包含在原网站已公开的信息，公开属性只能是主动公开。"))
    if values["non_disclosure_reason"] and values["non_disclosure_reason"] not in NonDisclosureReason.values:
        complain("openness_reason", _("不是法定的不公开依据。"))
