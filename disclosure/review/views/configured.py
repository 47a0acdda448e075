"""Views that record what they configured, and say what it lacks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views import generic
from wagtail.models import Workflow

from base.audit import record
from disclosure.review.services.configure_chain import configure_chain, gaps_of


class RecordedCreate(generic.CreateView):
    """Adds a row and the event of it in one transaction. `recorded_as` names the action."""

    recorded_as = ""

    @transaction.atomic
    def save_instance(self) -> Any:
        row = super().save_instance()
        record(self.recorded_as, actor=self.request.user, obj=row, data={"act": "add"})
        return row


class RecordedEdit(generic.EditView):
    recorded_as = ""

    @transaction.atomic
    def save_instance(self) -> Any:
        row = super().save_instance()
        record(self.recorded_as, actor=self.request.user, obj=row, data={"act": "change"})
        return row


class RecordedDelete(generic.DeleteView):
    recorded_as = ""

    @transaction.atomic
    def delete_action(self) -> None:
        record(self.recorded_as, actor=self.request.user, obj=self.object, data={"act": "delete"})
        super().delete_action()


class ChainViewMixin:
    """Lays the chain that was saved and warns of units for which nobody could complete it."""

    act = "change"

    @transaction.atomic
    def save_instance(self) -> Any:
        chain = super().save_instance()  # type: ignore[misc]
        request: Any = self.request  # type: ignore[attr-defined]
        configure_chain(chain, request.user, self.act)
        for gap in gaps_of(chain) if chain.active else []:
            messages.warning(request, gap)
        return chain


class ChainCreate(ChainViewMixin, generic.CreateView):
    act = "add"


class ChainEdit(ChainViewMixin, generic.EditView):
    act = "change"


class ChainDelete(generic.DeleteView):
    """Chains that run go on; the district's default stays, for without it nothing could be sent to review."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        if self.object.is_default and self.object.active:
            messages.error(request, _("这是全区默认流程，不能删除。"))
            return redirect("chains:edit", self.object.pk)
        return super().post(request, *args, **kwargs)

    @transaction.atomic
    def delete_action(self) -> None:
        record("review.chain", actor=self.request.user, obj=self.object, data={"act": "delete"})
        laid = [self.object.workflow_id, self.object.office_workflow_id]
        Workflow.objects.filter(pk__in=[pk for pk in laid if pk]).update(active=False)
        super().delete_action()
