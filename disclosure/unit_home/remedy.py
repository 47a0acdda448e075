"""The remedy text of a guide. Since 2024-01-01 reconsideration comes first where disclosure was refused."""

from __future__ import annotations

import re

# "应当先向……申请行政复议", "行政复议前置": either way the reader learns what comes first.
RECONSIDERATION_FIRST = re.compile(r"先[^。；]{0,60}行政复议|行政复议前置")


def default_remedy() -> str:
    """Return the wording that a new guide starts with.

    政府信息公开条例 art. 47, 51; 行政复议法 art. 20, 22, 23 (4), 24, in force since 2024-01-01.
    """
    return (
        "<p>公民、法人或者其他组织认为本机关未按照要求主动公开政府信息，或者对政府信息公开申请不依法答复处理的，"
        "可以向政府信息公开工作主管部门提出；认为本机关在政府信息公开工作中侵犯其合法权益的，"
        "可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。</p>"
        "<p>申请政府信息公开，对本机关作出的不予公开决定（包括部分公开中不予公开的部分）不服，"
        "或者认为本机关未在法定期限内答复的，依照《中华人民共和国行政复议法》第二十三条的规定，"
        "应当自知道或者应当知道该行政行为之日起六十日内，先向有管辖权的行政复议机关申请行政复议；"
        "对行政复议决定不服的，可以再依法向人民法院提起行政诉讼。"
        "对区人民政府工作部门和街道办事处、镇（乡）人民政府的行为，行政复议机关是区人民政府；"
        "对区人民政府的行为，行政复议机关是上一级人民政府。</p>"
        "<p>行政复议可以当面、邮寄申请，也可以通过行政复议机关指定的互联网渠道申请；"
        "本机关通过互联网渠道送达答复的，同时提供提交行政复议申请书的互联网渠道。</p>"
    )


def names_reconsideration_first(text: str) -> bool:
    """Return whether a remedy text tells that reconsideration comes before a lawsuit."""
    return bool(RECONSIDERATION_FIRST.search(text))
