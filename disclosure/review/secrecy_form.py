"""保密审查表, complete as it is kept: 标题, 来源, the answers, 依据, 结论, 审查人, 时间 (domain §9.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from base import clock
from disclosure.catalogue.prepared import Prepared
from disclosure.review.enums import Conclusion
from disclosure.review.people import snapshot
from disclosure.review.verdict import Verdict

if TYPE_CHECKING:
    from base.models import User

MARKS = ("work_secret", "trade_secret", "personal_privacy")
OF_CONCLUSION = {
    Conclusion.PUBLIC: ("first_medium", "first_reference", "first_date"),
    Conclusion.REDACT: ("redact_points", "redact_files"),
    Conclusion.NOT_PUBLIC: ("ground", "ground_note", "reassess_on"),
    Conclusion.ESCALATE: (),
}


def completed(verdict: Verdict, item: Prepared, user: User) -> dict[str, Any]:
    """Return the form with what the reviewer need not type. What may be a secret leaves only its answer."""
    form = verdict.secrecy
    signed = {"classified": form["classified"], "reviewer": snapshot(user), "at": clock.now().isoformat()}
    if verdict.is_secret:
        return signed
    conclusion = Conclusion(form["conclusion"])
    return {
        "title": item.facts.title,
        "source": item.facts.issuer,
        **{name: bool(form.get(name)) for name in MARKS},
        "basis": form.get("basis", ""),
        "conclusion": conclusion,
        **{name: form[name] for name in OF_CONCLUSION[conclusion] if form.get(name)},
        **({"answer": form["answer"]} if form.get("answer") else {}),
        **signed,
    }
