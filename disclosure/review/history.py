"""Earlier decisions as people read them: who, in whose name, what, with the form and the points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosure.catalogue.models import ReviewCopy
from disclosure.catalogue.prepared import Prepared
from disclosure.review.counting import counting_approvals
from disclosure.review.enums import Action, Answer, Classified, Conclusion, Stage
from disclosure.review.models import Decision

LABELS = (
    ("source", gettext_lazy("来源")),
    ("basis", gettext_lazy("审查依据")),
    ("first_medium", gettext_lazy("首次公开的媒体")),
    ("first_reference", gettext_lazy("首次公开的标题或文号")),
    ("first_date", gettext_lazy("首次公开的日期")),
    ("ground_note", gettext_lazy("不公开的理由")),
    ("reassess_on", gettext_lazy("下次评估日期")),
)
MARKS = (
    ("work_secret", gettext_lazy("工作秘密")),
    ("trade_secret", gettext_lazy("商业秘密")),
    ("personal_privacy", gettext_lazy("个人隐私")),
)


@dataclass(frozen=True)
class Shown:
    """One decision. `counts` is False where the copy went back to an earlier step since."""

    decision: Decision
    counts: bool = True

    @property
    def who(self) -> str:
        return str(self.decision.capacity.get("name") or self.decision.user["name"])

    @property
    def what(self) -> str:
        """What was decided, in a word."""
        decision = self.decision
        if decision.is_about_a_secret:
            return str(Classified(decision.secrecy["classified"]).label)
        if decision.conclusion and decision.action == Action.CONCLUDE:
            return str(Conclusion(decision.conclusion).label)
        if decision.back_to:
            return _("退回到%(stage)s") % {"stage": Stage(decision.back_to).label}
        return str(decision.get_action_display())

    @property
    def form(self) -> list[tuple[str, str]]:
        """The secrecy form, line by line; of a secret nothing is shown."""
        return [] if self.decision.is_about_a_secret else list(_lines(self.decision.secrecy))

    @property
    def points(self) -> list[str]:
        secrecy = self.decision.secrecy
        files = [_("更换文件“%(name)s”") % {"name": file["name"]} for file in secrecy.get("redact_files", [])]
        return [*self.decision.points, *secrecy.get("redact_points", []), *files]

    @property
    def checked(self) -> list[str]:
        return [answer["question"] for answer in self.decision.answers if answer["ok"]]


def _lines(form: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if not form:
        return
    touched = [str(label) for name, label in MARKS if form.get(name)]
    yield _("是否涉密"), str(Classified(form["classified"]).label)
    if touched:
        yield _("涉及"), "、".join(touched)
    for name, label in LABELS:
        if form.get(name):
            yield str(label), str(form[name])
    if form.get("conclusion"):
        yield _("审查结论"), str(Conclusion(form["conclusion"]).label)
    if answer := form.get("answer"):
        said = {**answer, "result": Answer(answer["result"]).label}
        yield _("答复"), _("%(authority)s %(doc_no)s（%(date)s）：%(result)s") % said


def shown(copy: ReviewCopy) -> list[Shown]:
    """Return the decisions on a copy, in order, marking those that count no more."""
    decisions = list(Decision.objects.filter(copy_id=copy.pk))
    counting = {decision.pk for decision in counting_approvals(copy, decisions)}
    return [Shown(each, each.action != Action.APPROVE or each.pk in counting) for each in decisions]


def shown_earlier(item: Prepared) -> list[Shown]:
    """Return what was decided on earlier copies of the same item, the newest first."""
    earlier = ReviewCopy.objects.filter(kind=item.copy.kind, source_id=item.copy.source_id, pk__lt=item.copy.pk)
    return [Shown(each) for each in Decision.objects.filter(copy_id__in=earlier.values("pk")).order_by("-pk")]


@dataclass(frozen=True)
class Step:
    """A step of the chain as the page shows it."""

    name: str
    taken: Shown | None
    is_current: bool = False


def steps_of(copy: ReviewCopy, decisions: Iterable[Shown], task_id: int | None) -> list[Step]:
    """Return the steps that were agreed, each with the decision that counts for it."""
    taken = {each.decision.stage: each for each in decisions if each.counts and each.decision.action == Action.APPROVE}
    return [Step(step["name"], taken.get(step["stage"]), step["task"] == task_id) for step in copy.steps]
