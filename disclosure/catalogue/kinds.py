"""The registry of what can become public. A new kind is a model and one registered `ItemKind`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.content import LATER_FIELDS, Content, FrozenFile
from disclosure.catalogue.enums import FileRole, Form
from disclosure.catalogue.facts import Facts

if TYPE_CHECKING:
    from disclosure.catalogue.prepared import Prepared

_KINDS: dict[str, ItemKind] = {}


class ItemKind:
    """How one model becomes a catalogue item. Register an instance in `AppConfig.ready()`.

    Everything below `freeze` reads frozen content alone: what was not frozen cannot become public.
    """

    code: str
    label: Any
    model: type[Model]
    in_shell = False  # part of the header, footer and names that surround every page
    is_reprint = False  # first published by somebody else, whom the secrecy review cites
    keeps_versions = True  # a correction says what it changed, and earlier versions stay readable
    detail_template = "catalogue/detail.html"
    # What the model gained since the first version, by field, with the value that older content reads as.
    later_fields: ClassVar[dict[str, Any]] = {}
    law_fields: ClassVar[tuple[str, ...]] = ()  # what `law_deadline` reads; empty where the law sets none
    renderer = "1"  # changes when the body template changes; `rerender` makes the rows again
    # Results of a search are shown by group; kinds with the same code share one.
    search_group = "other"
    search_group_label: Any = _("其他")
    search_group_place = 9  # among the groups: a low one comes first

    def freeze(self, instance: Any) -> Content:
        """Return the canonical content of a draft, its files copied to the private store."""
        raise NotImplementedError

    def facts(self, content: Content) -> Facts:
        """Return what the entry and its terms say."""
        raise NotImplementedError

    def path(self, content: Content, facts: Facts, number: int, published_at: datetime) -> str | None:
        """Return the public path that the first release gives, or None for a part of the shell."""
        return None

    def body_html(self, content: Content) -> str:
        """Return the body as HTML, made by the template that previews the draft."""
        return ""

    def text(self, content: Content) -> str:
        """Return the plain text that search reads and shows."""
        return ""

    def form(self, content: Content) -> str:
        """Return the form of presentation (enums.Form) by which results of a search are narrowed."""
        return form_of(content.files)

    def restore_all(self, items: Sequence[Prepared], at: datetime) -> None:
        """Give the editors' rows the released content, so that they go on from what is public.

        Raises an error where that is impossible: then nothing is released.
        """
        raise NotImplementedError

    def check(self, content: Content) -> list[str]:
        """Return reasons, in words for people, why this content may not be submitted or released."""
        return []

    def is_policy(self, fields: Mapping[str, Any]) -> bool:
        """Return whether this is a policy document: what a unit would keep of these goes to the disclosure office
        (国办发〔2016〕80号)."""
        return False

    def law_deadline(self, content: Content) -> date | None:
        """Return the last day on which the law wants this public, None where it sets none."""
        return None

    def detail_context(self, entry: Any, content: Content) -> dict[str, Any]:
        """Return what the detail template needs beside entry, content and body."""
        return {}

    def depends_on(self, content: Content) -> Sequence[str]:
        """Return the versions (`catalogue.versions`) of the lists that the page shows beside its own content."""
        return ()


def register(kind: ItemKind) -> None:
    """Add a kind. Raises ValueError when its code is taken by another model."""
    taken = _KINDS.get(kind.code)
    if taken is not None and taken.model is not kind.model:
        raise ValueError(f"类型 {kind.code} 已由 {taken.model.__name__} 注册。")
    _KINDS[kind.code] = kind
    LATER_FIELDS[kind.code] = dict(kind.later_fields)


def get(code: str) -> ItemKind:
    """Return the kind with this code. Raises KeyError for an unknown one."""
    return _KINDS[code]


def of_model(model: type[Model]) -> ItemKind | None:
    """Return the kind of a model, or None when its rows never become public."""
    return next((kind for kind in _KINDS.values() if kind.model is model), None)


def all_kinds() -> Iterator[ItemKind]:
    yield from _KINDS.values()


def shell_codes() -> list[str]:
    return [kind.code for kind in _KINDS.values() if kind.in_shell]


def search_groups() -> dict[str, Any]:
    """Return the labels of the groups that results are shown by, in their order."""
    shown = (kind for kind in _KINDS.values() if not kind.in_shell)
    return {kind.search_group: kind.search_group_label for kind in sorted(shown, key=lambda k: k.search_group_place)}


def form_of(files: Sequence[FrozenFile]) -> Form:
    """Return what files make of a text: one with attachments, with pictures, or nothing but text."""
    roles = {file.role for file in files}
    if FileRole.ATTACHMENT in roles:
        return Form.ATTACHMENTS
    return Form.PICTURES if roles else Form.TEXT
