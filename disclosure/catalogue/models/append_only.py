"""Rows that are written once."""

from typing import Any

from django.db import models

from disclosure.catalogue import erasing


class AppendOnlyError(RuntimeError):
    """Raised by an attempt to change or delete what is only ever added."""


class AppendOnly(models.Model):
    """A row that the ORM adds and never changes; the database grants should say the same."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{self._meta.label} {self.pk} 只可新增，不可修改。")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"{self._meta.label} {self.pk} 不可删除。")


def erase_rows(rows: models.QuerySet[Any], **blank: Any) -> int:
    """Empty fields of append-only rows. The one exception, inside an erasure (保密法 art. 29, 31; PIPL art. 47).

    Raises AppendOnlyError outside of one.
    """
    if not erasing.is_open():
        raise AppendOnlyError(f"{rows.model._meta.label} 只可新增，不可修改。")
    return rows.update(**blank)
