"""公开属性 is chosen at drafting, with its reason where an item is not disclosed (rules R1, R6)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import Openness


def openness_reasons(content: Content) -> list[str]:
    """条例 art. 14-16, 20(1); 国办发〔2016〕80号: no openness value, no review."""
    fields = content.fields
    openness = fields["openness"]
    reasons = []
    if not openness:
        reasons.append(_("未选定公开属性（制发前明确公开属性）。"))
    if openness == Openness.CLOSED and not fields["non_disclosure_reason"]:
        reasons.append(_("“不予公开”须选定法定依据（条例第十四至十六条）。"))
    if openness in (Openness.CLOSED, Openness.ON_REQUEST) and not fields["openness_note"].strip():
        reasons.append(_("不主动公开须写明理由。"))
    if fields.get("is_normative") and openness and openness != Openness.ACTIVE:
        reasons.append(_("行政规范性文件应当主动公开（条例第二十条第一项）。"))
    return reasons
