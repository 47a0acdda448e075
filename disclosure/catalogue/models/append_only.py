"""Rows that are written once."""

from typing import Any

from django.db import models


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
