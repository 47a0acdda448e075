"""The forms of the review page: what each step's reviewer must decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue.enums import Openness
from disclosure.catalogue.prepared import Prepared
from disclosure.review.about_verdict import reasons_about_verdict
from disclosure.review.counting import earlier_steps
from disclosure.review.enums import CHOSEN_ACTIONS, Action
from disclosure.review.questions import questions_of
from disclosure.review.verdict import Verdict

ANSWER = "answer_"


@dataclass(frozen=True)
class Group:
    """Fields that belong together. `when` names the choice that they belong to; the style sheet hides the others."""

    legend: Any
    fields: list[forms.BoundField]
    when: str = ""


class VerdictForm(forms.Form):
    """What every reviewer answers: the checklist of their step, the decision, and what goes with it."""

    copy_hash = forms.CharField(widget=forms.HiddenInput)
    action = forms.ChoiceField(label=_("决定"), widget=forms.RadioSelect)
    comment = forms.CharField(
        label=_("意见"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("退回须写明理由。"),
    )
    points = forms.CharField(
        label=_("修改意见"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("一行一条，起草人在工作台上逐条看到。"),
    )
    back_to = forms.ChoiceField(
        label=_("退回到"), required=False, help_text=_("同一份送审稿回到这一步；从这一步起须重新审核。")
    )

    def __init__(self, *args: Any, task: Any, item: Prepared, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.task, self.item = task, item
        steps = earlier_steps(item.copy, task.stage)
        self.fields["back_to"].choices = [("", "—"), *((step["stage"], step["name"]) for step in steps)]  # type: ignore[attr-defined]
        self.fields["action"].choices = [  # type: ignore[attr-defined]
            (action.value, action.label) for action in CHOSEN_ACTIONS if steps or action != Action.RETURN
        ]
        if not steps:
            del self.fields["back_to"]
        for question in questions_of(task):
            self.fields[ANSWER + question.code] = forms.BooleanField(label=question.text, required=False)

    def groups(self) -> Iterator[Group]:
        """Yield the visible fields in the order in which a reviewer decides."""
        checklist = [self[name] for name in self.fields if name.startswith(ANSWER)]
        if checklist:
            yield Group(_("逐项核对（全部核对后才能通过）"), checklist)
        yield from self.own_groups()
        yield Group(_("决定"), [self["action"]])
        if "points" in self.fields:
            yield Group(_("请修改"), [self["points"]], Action.CHANGES)
        if "back_to" in self.fields:
            yield Group(_("退回前面的步骤"), [self["back_to"]], Action.RETURN)
        yield Group(_("意见"), [self["comment"]])

    def own_groups(self) -> Iterator[Group]:
        """Yield what only this step asks."""
        yield from ()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "action" in data and "copy_hash" in data:
            for reason in reasons_about_verdict(self.task, self.item, self.verdict()):
                self.add_error(None, reason)
        return data

    def verdict(self) -> Verdict:
        data = self.cleaned_data
        return Verdict(
            Action(data["action"]),
            data["copy_hash"],
            data.get("comment", ""),
            self.secrecy(),
            {name.removeprefix(ANSWER): data[name] for name in data if name.startswith(ANSWER)},
            tuple(lines_of(data.get("points", ""))),
            data.get("back_to", "") if data["action"] == Action.RETURN else "",
        )

    def typed(self) -> list[tuple[Any, str]]:
        """Return the texts that were sent, for whoever may decide no more: nothing typed is lost."""
        texts = [bound for bound in self.visible_fields() if isinstance(bound.field, forms.CharField)]
        sent = [(bound.label, str(bound.data or "").strip()) for bound in texts] if self.is_bound else []
        return [(label, words) for label, words in sent if words]

    def secrecy(self) -> dict[str, Any]:
        return {}


class FinalVerdictForm(VerdictForm):
    """终审: the final reviewer has the last word on openness (rule R1). Another openness is another copy, so it is
    asked for as a change."""

    openness = forms.ChoiceField(
        label=_("公开属性由您最后确定"), choices=Openness, required=False, widget=forms.RadioSelect
    )

    def own_groups(self) -> Iterator[Group]:
        if "openness" in self.item.content.fields:
            yield Group(_("公开属性"), [self["openness"]])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen, proposed = data.get("openness", ""), self.item.content.fields.get("openness", "")
        if proposed and data.get("action") == Action.APPROVE:
            if not chosen:
                self.add_error("openness", _("请确定公开属性。"))
            elif chosen != proposed:
                self.add_error("openness", _("与送审稿的公开属性不同：请选择“请修改”，改后重新送审。"))
        return data

    def verdict(self) -> Verdict:
        verdict = super().verdict()
        chosen = self.cleaned_data.get("openness", "")
        if verdict.action != Action.CHANGES or chosen in ("", self.item.content.fields.get("openness", "")):
            return verdict
        point = str(_("公开属性改为：%(openness)s") % {"openness": Openness(chosen).label})
        return Verdict(verdict.action, verdict.copy_hash, verdict.comment, points=(*verdict.points, point))


def lines_of(text: str) -> list[str]:
    """Return what was written one a line, without empty lines."""
    return [line.strip() for line in text.splitlines() if line.strip()]
