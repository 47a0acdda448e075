"""Wagtail's own form of a workflow, which nobody needs (审核流程 makes them): what it cannot save it must say."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.views.workflows import Create, Edit


class _EachTaskOnce:
    """Of a create or edit view: a task that is chosen twice, or while another row still has it, is an error of the
    form."""

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        form.formsets["workflow_tasks"].get_unique_error_message = lambda fields: _each_once()
        return form

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except IntegrityError:
            form.add_error(None, _each_once())
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined]
        return answer


class WorkflowCreate(_EachTaskOnce, Create):
    pass


class WorkflowEdit(_EachTaskOnce, Edit):
    pass


def _each_once() -> str:
    return _("同一任务在一个工作流中只能出现一次。要改变先后，请移动各行，不要互换所选的任务。")
