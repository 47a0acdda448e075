"""联合发文: one item under all its units; the co-issuers' consent is on file (条例 art. 10(3), 11; rule R8)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import Openness


def joint_reasons(content: Content) -> list[str]:
    """Return a reason when units share an item and nobody noted that they agreed."""
    fields = content.fields
    if fields["original_published_at"]:  # was public before it came here
        return []
    if fields["co_units"] and fields["openness"] == Openness.ACTIVE and not fields["joint_consent"].strip():
        return [_("联合发文须写明其他单位同意公开的依据（条例第十一条）。")]
    return []
