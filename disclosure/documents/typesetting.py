"""The last touch on a body: anchors for its headings, and where an official letter puts salutation and signature."""

from __future__ import annotations

import re

HEADING = re.compile(r"<h([234])>")
# 主送机关顶格 (GB/T 9704-2012, 7.3.2): the first paragraph, when it ends with a colon.
SALUTATION = re.compile(r"\A(\s*)<p>([^<]{1,300}[：:])</p>")
# 署名和成文日期右空排列 (GB/T 9704-2012, 7.3.5).
SIGNATURE = re.compile(
    r"<p>([^<。，；：]{2,60})</p>\s*<p>((?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日)</p>"
)


def typeset(body: str) -> str:
    """Return `body`, made by our own templates, with anchors h-1, h-2 … and with the letter's first and last lines."""
    body = SALUTATION.sub(r'\1<p class="salutation">\2</p>', body, count=1)
    body = SIGNATURE.sub(r'<p class="signature">\1</p><p class="signature">\2</p>', body)
    return _with_anchors(body)


def _with_anchors(body: str) -> str:
    number = 0

    def anchored(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f'<h{match[1]} id="h-{number}">'

    return HEADING.sub(anchored, body)
