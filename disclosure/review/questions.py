"""What each step must decide: the points that its reviewer ticks off before approving (三审三校, domain §9.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from disclosure.review.enums import Stage


@dataclass(frozen=True)
class Question:
    """One point of a step's checklist. `code` names it in forms and in the decision that is kept."""

    code: str
    text: str


DEFAULT: dict[str, tuple[tuple[str, Any], ...]] = {
    Stage.FIRST: (
        ("true", _("内容真实、准确，数据和事实已核对")),
        ("words", _("文字、标点、人名、地名、时间无误")),
    ),
    Stage.SECOND: (
        ("politics", _("政治方向和表述正确")),
        ("policy", _("符合现行政策，政策依据准确")),
        ("line", _("与本机关和上级的口径一致")),
    ),
    Stage.FINAL: (
        ("filing", _("公开属性、栏目和主题分类正确")),
        ("moment", _("发布时间合适")),
    ),
    "office": (
        ("ground", _("不主动公开的依据和理由成立")),
        ("partial", _("不能删减后公开")),
    ),
    Stage.SHORT: (("correct", _("名称、地址、电话、负责人等要素正确")),),
}


def questions_of(task: Any) -> list[Question]:
    """Return the checklist of a step: as configured for it (one a line), else the default of its stage."""
    configured = [line.strip() for line in task.questions.splitlines() if line.strip()]
    if configured:
        return [Question(f"q{number}", text) for number, text in enumerate(configured, 1)]
    return [Question(code, str(text)) for code, text in DEFAULT.get(task.stage, ())]
