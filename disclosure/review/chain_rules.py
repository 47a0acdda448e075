"""What no chain may lack, however it is configured."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from disclosure.review.enums import STAGES_WITH_SECRECY_FORM, Covers

LEAST = {Covers.ITEMS: 2, Covers.WORDS: 1}  # persons beside the author


def reasons_against(covers: str, stages: Sequence[str]) -> list[str]:
    """Return why steps make no chain.

    保密法实施条例 art. 42: 先审查、后公开, so a secrecy review always. For items author, approver and secrecy reviewer
    are three people at least; the door counts them again. For words of the shell one other person does both.
    """
    if not stages:
        return [_("审核流程没有步骤。")]
    reasons = []
    secrecy = [stage for stage in stages if stage in STAGES_WITH_SECRECY_FORM]
    if not secrecy:
        reasons.append(_("审核流程中没有保密审查（先审查、后公开）。"))
    if len(secrecy) > 1:
        reasons.append(_("保密审查只能有一步：“保密审查”和“要素审核”二者选一。"))
    if len(stages) != len(set(stages)):
        reasons.append(_("同一步骤只能出现一次。"))
    if len(stages) < LEAST[Covers(covers)]:
        reasons.append(_("公开信息至少须有起草人、一名审批人和一名保密审查员，三人不得相同：请再加一步。"))
    return reasons
