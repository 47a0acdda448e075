"""Why a verdict may not be given so: the rules of the form, asked again where the decision is taken."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from base.clock import today
from disclosure.catalogue.content import hash_of
from disclosure.catalogue.prepared import Prepared
from disclosure.review.counting import earlier_steps
from disclosure.review.enums import REPRINTED_KINDS, STAGES_WITH_SECRECY_FORM, Action, Classified, Conclusion
from disclosure.review.questions import questions_of
from disclosure.review.redaction import has_redactions
from disclosure.review.verdict import Verdict

FIRST_PUBLICATION = ("first_medium", "first_reference", "first_date")


def reasons_about_verdict(task: Any, item: Prepared, verdict: Verdict) -> list[str]:
    """Return every reason why this verdict may not be given on this copy at this step."""
    copy = item.copy
    if verdict.copy_hash != copy.hash or hash_of(copy.content) != copy.hash:
        return [_("您看到的送审稿已不是当前这一份，请重新打开后再审。")]
    if verdict.is_secret:
        return _about_a_secret(verdict.secrecy)
    if verdict.action == Action.REJECT:
        return [] if verdict.comment.strip() else [_("退回须写明理由。")]
    if verdict.action == Action.CHANGES:
        return [] if verdict.points else [_("请逐条写明要修改的内容。")]
    if verdict.action == Action.RETURN:
        return _about_return(task.stage, item, verdict)
    if task.stage not in STAGES_WITH_SECRECY_FORM:
        return _about_answers(task, verdict)
    reasons = reasons_about_secrecy(item, verdict.secrecy)
    return reasons + (_about_answers(task, verdict) if verdict.conclusion(task.stage) == Conclusion.PUBLIC else [])


def _about_a_secret(form: dict[str, Any]) -> list[str]:
    if form["classified"] not in Classified.values:
        return [_("请回答是否涉密。")]
    if form.get("conclusion") == Conclusion.PUBLIC:
        return [_("答复为涉密或疑似涉密时不能公开（规则 R6）。")]
    return []


def _about_answers(task: Any, verdict: Verdict) -> list[str]:
    open_points = [question.text for question in questions_of(task) if not verdict.answers.get(question.code)]
    return [_("请逐项核对后再通过：%(points)s。") % {"points": "；".join(open_points)}] if open_points else []


def _about_return(stage: str, item: Prepared, verdict: Verdict) -> list[str]:
    reasons = []
    if verdict.back_to not in {step["stage"] for step in earlier_steps(item.copy, stage)}:
        reasons.append(_("请选择退回到哪一步。"))
    if not verdict.comment.strip():
        reasons.append(_("退回须写明理由。"))
    return reasons


def reasons_about_secrecy(item: Prepared, form: dict[str, Any]) -> list[str]:
    """先审查、后公开 (保密法实施条例 art. 42): no step passes without its form."""
    reasons, conclusion = [], form.get("conclusion")
    if form.get("classified") not in Classified.values:
        reasons.append(_("请回答是否涉密。"))
    if conclusion not in Conclusion.values:
        reasons.append(_("请给出保密审查结论。"))
    if not _said(form, "basis"):
        reasons.append(_("请写明保密审查的依据。"))
    if conclusion == Conclusion.PUBLIC:
        reasons += _about_third_parties(item, form) + _about_first_publication(item, form)
    if conclusion == Conclusion.REDACT:
        reasons += _about_redaction(item, form)
    if conclusion == Conclusion.NOT_PUBLIC:
        reasons += reasons_about_ground(item, form)
    return reasons


def _said(form: dict[str, Any], name: str) -> bool:
    return bool(str(form.get(name) or "").strip())


def _about_third_parties(item: Prepared, form: dict[str, Any]) -> list[str]:
    """条例 art. 15: secrets of trade and privacy go public with consent or for the public interest only (R4)."""
    touched = form.get("trade_secret") or form.get("personal_privacy")
    fields = item.content.fields
    if touched and "third_party_basis" in fields and not fields["third_party_basis"]:
        return [_("涉及商业秘密或个人隐私而公开，须有第三方同意或公共利益决定（条例第十五条），请退回补充。")]
    return []


def _about_first_publication(item: Prepared, form: dict[str, Any]) -> list[str]:
    """What is reprinted was reviewed by whoever published it first; the conclusion rests on that publication."""
    if item.copy.kind in REPRINTED_KINDS and not all(_said(form, name) for name in FIRST_PUBLICATION):
        return [_("转载的保密审查须写明首次公开的媒体、标题或文号和日期。")]
    return []


def _about_redaction(item: Prepared, form: dict[str, Any]) -> list[str]:
    """条例 art. 37: what is taken out is named, passage by passage (rule R4)."""
    if not has_redactions(item.content):
        return [_("这类内容没有删减记录，请选择“请修改”或“退回”。")]
    return [] if form.get("redact_points") else [_("请逐条写明须删减的内容所在位置。")]


def reasons_about_ground(item: Prepared, form: dict[str, Any]) -> list[str]:
    """条例 art. 14-16: 工作秘密 is a marking, not a ground; an article must still be named."""
    if "openness" not in item.content.fields:  # a word of the shell goes back to its author
        return []
    reasons = [] if _said(form, "ground") else [_("不公开须选定法定依据（条例第十四至十六条）；工作秘密不是依据。")]
    if not _said(form, "ground_note"):
        reasons.append(_("不公开须写明理由。"))
    if item.content.fields.get("is_normative"):
        reasons.append(_("行政规范性文件应当主动公开（条例第二十条第一项）。"))
    if _said(form, "reassess_on") and str(form["reassess_on"]) <= today().isoformat():
        reasons.append(_("下次评估日期须晚于今天。"))
    return reasons
