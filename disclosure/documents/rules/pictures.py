"""Every picture has a text alternative (无障碍环境建设法 art. 32)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content


def picture_reasons(content: Content) -> list[str]:
    """Return a reason for each picture that says nothing to people who cannot see it."""
    pictures = [block["value"] for block in content.fields["body"] if block["type"] == "picture"]
    return [_("正文中有图片没有替代文字。") for picture in pictures if not (picture["alt"] or "").strip()][:1]
