"""The approvals that a batch was given, as they are kept with it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.approval import Approval
from disclosure.review.enums import Stage

UNREADABLE = _("批次的审核意见格式有误，可能被改动过，不能公开。请退回批次，重新导入。")


class Unreadable(ValueError):
    """Raised for approvals that none of our own services can have written."""


@dataclass(frozen=True)
class Given:
    """One approval, and the secrecy review's form where it is that."""

    approval: Approval
    secrecy: dict[str, Any]


def read(entries: Any) -> list[Given]:
    """Return the approvals of a batch. Raises Unreadable where a single one is none: what stands beside it may be
    made up, too."""
    if not isinstance(entries, list):
        raise Unreadable(UNREADABLE)
    return [_read(entry) for entry in entries]


def is_person(person: Any) -> bool:
    """Whether this is somebody as `snapshot` keeps them."""
    return isinstance(person, dict) and type(person.get("id")) is int and {"username", "name"} <= person.keys()


def without_words(entries: Any) -> list[dict[str, Any]]:
    """Return approvals as an erasure leaves them: who approved what bytes, and when. What cannot be read may say
    anything, and goes."""
    try:
        given = read(entries)
    except Unreadable:
        return []
    return [
        {
            "approval": {**each.approval.snapshot(), "comment": ""},
            "secrecy": {name: value for name, value in each.secrecy.items() if name in ("classified", "conclusion")},
        }
        for each in given
    ]


def _read(entry: Any) -> Given:
    try:
        given = Given(Approval(**entry["approval"]), dict(entry["secrecy"]))
    except (TypeError, KeyError, ValueError) as error:
        raise Unreadable(UNREADABLE) from error
    approval = given.approval
    typed = all(type(getattr(approval, field.name)).__name__ == field.type for field in fields(approval))
    if not typed or approval.role not in Stage.values:
        raise Unreadable(UNREADABLE)
    return given
