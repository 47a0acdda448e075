"""Changes of rows that decide who may do what, recorded wherever they come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils.translation import gettext_lazy as _

from base.audit.actions import register_action
from base.audit.recording import record

CREATED, CHANGED, DELETED, MEMBERS = "row.created", "row.changed", "row.deleted", "row.members"
register_action(CREATED, _("新增设置"))
register_action(CHANGED, _("修改设置"))
register_action(DELETED, _("删除设置"))
register_action(MEMBERS, _("修改人员、权限关系"))

_CHANGES = "_audit_changes"


def watch(model: type[models.Model], fields: Sequence[str], m2m: Iterable[str] = ()) -> None:
    """Record each creation, deletion and change of these fields and many-to-many relations. Call in `ready()`.

    Old and new values are kept of flags, numbers and references; of text only that it changed. What goes round
    the model's `save()` (`update()`, SQL) is not seen.
    """
    names = tuple(fields)

    def compare(instance: models.Model, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        asked = [name for name in names if update_fields is None or name in update_fields]
        setattr(instance, _CHANGES, _changes(model, instance, asked))

    def saved(instance: models.Model, created: bool, **kwargs: Any) -> None:
        changes = instance.__dict__.pop(_CHANGES, {})
        if created:
            record(CREATED, obj=instance)
        elif changes:
            record(CHANGED, obj=instance, data=changes)

    def deleted(instance: models.Model, **kwargs: Any) -> None:
        record(DELETED, obj=instance)

    name = f"audit.{model._meta.label_lower}"
    pre_save.connect(compare, sender=model, weak=False, dispatch_uid=name)
    post_save.connect(saved, sender=model, weak=False, dispatch_uid=name)
    post_delete.connect(deleted, sender=model, weak=False, dispatch_uid=name)
    for relation in m2m:
        through = getattr(model, relation).through
        m2m_changed.connect(_members_changed, sender=through, weak=False, dispatch_uid=f"{name}.{relation}")


def _changes(model: type[models.Model], instance: models.Model, names: Sequence[str]) -> dict[str, Any]:
    if instance._state.adding or not names:
        return {}
    old = model._default_manager.filter(pk=instance.pk).first()
    if old is None:
        return {}
    fields = [model._meta.get_field(name) for name in names]
    pairs = {field.name: [_value(old, field), _value(instance, field)] for field in fields}
    return {name: _shown(pair) for name, pair in pairs.items() if pair[0] != pair[1]}


def _value(row: models.Model, field: Any) -> Any:
    return field.value_from_object(row)


def _shown(pair: list[Any]) -> Any:
    return pair if all(value is None or isinstance(value, bool | int) for value in pair) else "changed"


def _members_changed(instance: Any, action: str, model: Any, pk_set: set[int] | None, **kwargs: Any) -> None:
    if action not in ("post_add", "post_remove", "pre_clear"):
        return
    if action != "pre_clear" and not pk_set:
        return
    members = sorted(pk_set or ())
    data = {"act": action.split("_")[1], "of": model._meta.label_lower, "count": len(members), "members": members[:500]}
    record(MEMBERS, obj=instance, data=data)
