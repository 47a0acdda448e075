"""What every word of the shell has in common: it is drafted, reviewed and released like a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, Workflow, WorkflowMixin
from wagtail.search import index

from portal.models.chain_lock import ChainLocked

SLUG = RegexValidator(r"^[a-z0-9][a-z0-9-]*$", _("只用小写字母、数字和连字符，以字母或数字开头。"))


class ReviewedSnippet(
    ChainLocked, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, index.Indexed, models.Model
):
    """A named part of the shell. The public sees what was last released of it, never this row."""

    name = models.CharField(_("名称"), max_length=100)
    name_en = models.CharField(
        _("英文名称"), max_length=200, blank=True, help_text=_("用于英文页面；留空则显示中文名称。")
    )
    slug = models.CharField(_("标识"), max_length=60, unique=True, validators=[SLUG])
    order = models.PositiveIntegerField(_("排序"), default=0)

    # The room that reviews fills these in.
    workflow_finder: ClassVar[Callable[[Any], Workflow | None]]
    default_workflow_finder: ClassVar[Callable[[Any], Workflow | None]]

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("slug")]

    class Meta:
        abstract = True
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name

    def get_workflow(self) -> Workflow | None:
        """Return the chain of this row; Wagtail would give one to all rows of the model."""
        return type(self).workflow_finder(self)

    @classmethod
    def get_default_workflow(cls) -> Workflow | None:
        return cls.default_workflow_finder(cls)
