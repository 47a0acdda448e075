"""删减后公开: what a secrecy conclusion asks for, until a copy keeps it (条例 art. 37; rule R4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.enums import Conclusion
from disclosure.review.models import Decision


@dataclass(frozen=True)
class Demand:
    """What the secrecy reviewer named, and the copy on which they did."""

    decision: Decision
    points: list[str]
    files: list[dict[str, str]]  # {"sha256", "name"} of the files that must be replaced


def has_redactions(content: Content) -> bool:
    """Return whether this kind of content can record what was taken out."""
    return "redactions" in content.fields


def demand_on(kind: str, source_id: int) -> Demand | None:
    """Return what must be taken out before this draft is sent again, None when nothing must.

    It holds until a secrecy review concludes otherwise on a later copy.
    """
    last = Decision.objects.about(kind, source_id).exclude(conclusion="").order_by("-pk").first()
    if last is None or last.conclusion != Conclusion.REDACT:
        return None
    return Demand(last, last.secrecy.get("redact_points", []), last.secrecy.get("redact_files", []))


def reasons_not_redacted(kind: str, source_id: int, content: Content) -> list[str]:
    """Return why this content is not yet the redacted version that was asked for."""
    demand = demand_on(kind, source_id)
    if demand is None:
        return []
    reasons = []
    if not _recorded(content.fields.get("redactions") or []):
        reasons.append(_("保密审查结论为“删减后公开”：请在“删减记录”中逐处写明条款和理由。"))
    held = {file.sha256 for file in content.files}
    reasons += [
        _("文件“%(name)s”须换成删减后的文件。") % {"name": file["name"]}
        for file in demand.files
        if file["sha256"] in held
    ]
    if not reasons and _same(content, demand.decision):
        reasons.append(_("正文和附件与要求删减的送审稿相同，请先删减。"))
    return reasons


def _recorded(blocks: list[dict[str, Any]]) -> bool:
    return bool(blocks) and all(block["value"].get("article") and block["value"].get("reason") for block in blocks)


def _same(content: Content, decision: Decision) -> bool:
    copy = ReviewCopy.objects.get(pk=decision.copy_id)
    before = Content.from_json(copy.content)
    files = [{file.sha256 for file in each.files} for each in (before, content)]
    return files[0] == files[1] and all(
        before.fields.get(name) == content.fields.get(name) for name in ("title", "abstract", "body", "attachments")
    )
