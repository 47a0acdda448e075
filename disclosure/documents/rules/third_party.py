"""部分公开与第三方 (条例 art. 15, 37; rule R4)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content


def third_party_reasons(content: Content) -> list[str]:
    """A redacted item names where its original is; a basis of art. 15 names its paper."""
    fields = content.fields
    reasons = []
    if fields["redactions"] and not fields["original_location"].strip():
        reasons.append(_("部分公开须写明未删减原件的存放处（由本单位保存）。"))
    if fields["third_party_basis"] and not fields["third_party_note"].strip():
        reasons.append(_("请写明第三方同意书或公共利益决定的编号、日期。"))
    return reasons
