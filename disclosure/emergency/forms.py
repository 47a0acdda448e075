"""Forms of an emergency release: the reason, and the step's own form of the chain with two outcomes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.prepared import Prepared
from disclosure.review.enums import Action
from disclosure.review.models import ReviewTask
from disclosure.review.secrecy_forms import form_for


class ReasonForm(forms.Form):
    """Why the usual chain would come too late."""

    reason = forms.CharField(
        label=_("紧急公开的理由"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("写明为什么来不及按常规审核，例如：暴雨红色预警须立即告知公众。理由只在内部留存，不对外公开。"),
    )


def step_form(step: dict[str, Any], item: Prepared, **kwargs: Any) -> forms.Form:
    """Return the form that the chain asks at this step; the copy can be agreed to or refused, not sent back."""
    task = ReviewTask.objects.get(pk=step["task"])
    form = form_for(step["stage"])(task=task, item=item, **kwargs)
    form.fields["action"].choices = [(Action.APPROVE, _("同意")), (Action.REJECT, _("不同意"))]  # type: ignore[attr-defined]
    for name in ("points", "back_to"):
        form.fields.pop(name, None)
    return form
