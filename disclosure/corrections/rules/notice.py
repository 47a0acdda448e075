"""What the address of something withdrawn may say (rule R9: no name, not the content again)."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _

from disclosure.catalogue.models import CatalogueEntry

REMEDY = re.compile(r"复议|诉讼|投诉|举报|申诉|异议|咨询|联系|电话")
ADDRESSED = re.compile(r"[\u4e00-\u9fff]{1,3}(?:先生|女士|同志|某某)")
NUMBER = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)")

GROUNDS: dict[str, Any] = {
    "wording": "原信息表述有误，已撤下核对。",
    "leak": "原信息不宜公开，已依法撤下。",
    "privacy": "原信息涉及个人信息，已依法撤下。",
    "basis": "原信息所依据的规定已经变化，已撤下。",
    "revoked": "原行政处罚决定已被依法变更、撤销或者确认违法、无效，依照行政处罚法第四十八条撤回公开信息。",
    "duplicate": "原信息重复发布，已撤下，同一内容的另一条信息仍在公开。",
}
REMEDY_TEXT = "如有异议，可向本机关提出，也可依法申请行政复议或者提起行政诉讼。"


def proposed_notice(reason: str) -> str:
    """Return a notice with grounds and remedy to begin from."""
    return f"{GROUNDS[reason]}{REMEDY_TEXT}"


def reasons_about_notice(entry: CatalogueEntry, notice: str) -> list[str]:
    """Return why the public may not be shown this notice."""
    if not notice.strip():
        return [_("请写明撤下的原因和救济途径，公众会在原地址看到。")]
    reasons = []
    if not REMEDY.search(notice):
        reasons.append(_("请写明救济途径，例如：如有异议，可向本机关提出，或者依法申请行政复议。"))
    titles = CatalogueEntry.objects.filter(translation_key=entry.translation_key).values_list("title", flat=True)
    if any(title in notice for title in titles if len(title) > 1):
        reasons.append(_("撤下说明不要重复原信息的标题。"))
    if ADDRESSED.search(notice) or NUMBER.search(notice):
        reasons.append(_("撤下说明不得出现个人姓名、证件号码或手机号码。"))
    return reasons
