"""Chains that real organs use for 三审三校, to start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from disclosure.review.enums import Stage


@dataclass(frozen=True)
class Preset:
    """`steps` are (stage, what the organ calls it, questions). Who drafts is no step: the author reads first anyhow."""

    code: str
    name: Any
    note: Any
    steps: Sequence[tuple[str, str, str]]


PRESETS = (
    Preset(
        "town",
        _("镇街：部门、分管领导、分管保密的领导"),
        _("一些镇街的做法：一审部门负责人，二审分管领导，三审分管政务信息和保密工作的领导。"),
        (
            (Stage.FIRST, "部门负责人", ""),
            (Stage.SECOND, "分管领导", ""),
            (Stage.SECRECY, "分管政务信息和保密的领导", ""),
        ),
    ),
    Preset(
        "county",
        _("县直：分管领导、保密审查、主要领导"),
        _("一些县的做法：一审拟稿人自校（起草人，不设步骤），二审分管领导，三审主要领导；保密审查单列。"),
        (
            (Stage.SECOND, "分管领导", ""),
            (Stage.SECRECY, "保密审查员", ""),
            (Stage.FINAL, "主要领导", ""),
        ),
    ),
    Preset(
        "city",
        _("市级：科室、分管负责人、主要负责人审发"),
        _("一些市的做法：办公室（科室）负责人把文字关，分管负责人审核，主要负责人审发；保密审查单列。"),
        (
            (Stage.FIRST, "办公室（科室）负责人", "文字、标点、数据、人名、地名无误"),
            (Stage.SECOND, "分管负责人", "内容真实，依据准确"),
            (Stage.SECRECY, "保密审查员", ""),
            (Stage.FINAL, "主要负责人（审发）", "政治方向和表述正确\n不涉密\n合法合规"),
        ),
    ),
    Preset(
        "portal",
        _("区门户：科室、分管领导、保密审查员、公开办发布"),
        _("一些区门户网站的做法：信息员起草，科室负责人、分管领导和保密审查员审核，公开办发布。"),
        (
            (Stage.FIRST, "科室负责人", ""),
            (Stage.SECOND, "分管领导", ""),
            (Stage.SECRECY, "保密审查员", ""),
            (Stage.FINAL, "公开办（发布）", ""),
        ),
    ),
)


def preset(code: str) -> Preset:
    """Return a preset. Raises KeyError for an unknown one."""
    return {each.code: each for each in PRESETS}[code]
