"""Give each value of a line its type, or say what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from disclosure.documents.importing.dates import day_from, moment_from
from disclosure.documents.importing.fields import FIELDS, FieldSpec

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")
_LIST_MARKS = re.compile(r"[,，、;；]")
FLAGS = {"true": True, "1": True, "是": True, "false": False, "0": False, "否": False}
Complain = Callable[[str, str], None]


def plain_id(data: dict[str, Any]) -> str:
    """Return the source_id of a line, whatever it holds, in the form in which it is kept."""
    value = data.get("source_id")
    return "" if value is None else _one_line(str(value))[: FIELDS["source_id"].limit]


def clean(text: str) -> str:
    """Return text without control characters and half characters, which no database keeps."""
    return _CONTROLS.sub("", unicodedata.normalize("NFC", text))


def typed_values(data: dict[str, Any], complain: Complain) -> dict[str, Any]:
    """Return the values of known fields in their types; what is empty is left out.

    `complain(field, reason)` is called for every value that does not fit.
    """
    typed: dict[str, Any] = {}
    for name, spec in FIELDS.items():
        value = data.get(name)
        if value is None or value == "" or value == []:
            continue
        try:
            typed[name] = _CONVERTERS[spec.type](value, spec)
        except ValueError as error:
            complain(name, str(error))
    return {name: value for name, value in typed.items() if value not in ("", [], None)}


def _text(value: Any, spec: FieldSpec) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(_("应当是文字。"))
    return _fitting(_one_line(str(value)), spec)


def _long(value: Any, spec: FieldSpec) -> str:
    if not isinstance(value, str):
        raise ValueError(_("应当是文字。"))
    return _fitting(clean(value).strip(), spec)


def _list(value: Any, spec: FieldSpec) -> list[str]:
    items = _LIST_MARKS.split(value) if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise ValueError(_("应当是文字的列表。"))
    found = [_one_line(item) for item in items]
    _fitting("，".join(found), spec)
    return [item for item in found if item]


def _date(value: Any, spec: FieldSpec) -> Any:
    return _day(value, day_from)


def _moment(value: Any, spec: FieldSpec) -> Any:
    return _day(value, moment_from)


def _day(value: Any, convert: Callable[[str], Any]) -> Any:
    try:
        return convert(str(value))
    except ValueError:
        raise ValueError(_("不是日期：%(value)s（应如 2026-02-13）。") % {"value": str(value)[:40]}) from None


def _flag(value: Any, spec: FieldSpec) -> bool:
    found = FLAGS.get(str(value).strip().lower())
    if found is None:
        raise ValueError(_("应当是 true 或 false。"))
    return found


def _files(value: Any, spec: FieldSpec) -> list[dict[str, str]]:
    items = [{"path": item} if isinstance(item, str) else item for item in value] if isinstance(value, list) else []
    if not items or not all(_names_a_file(item) for item in items):
        raise ValueError(_("应当是附件的列表，每个附件写明 path，可写 title。"))
    return items


def _names_a_file(item: Any) -> bool:
    known = isinstance(item, dict) and set(item) <= {"path", "title"}
    return known and bool(item.get("path")) and all(isinstance(text, str) for text in item.values())


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", clean(text)).strip()


def _fitting(text: str, spec: FieldSpec) -> str:
    if spec.limit and len(text) > spec.limit:
        raise ValueError(_("过长：%(n)d 字，上限 %(limit)d 字。") % {"n": len(text), "limit": spec.limit})
    return text


_CONVERTERS: dict[str, Callable[[Any, FieldSpec], Any]] = {
    "text": _text,
    "long": _long,
    "list": _list,
    "date": _date,
    "moment": _moment,
    "flag": _flag,
    "files": _files,
}
