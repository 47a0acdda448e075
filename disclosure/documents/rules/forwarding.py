"""An item for everybody does not carry one that is not (rule R2)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content
from disclosure.catalogue.enums import Openness
from disclosure.review.models import UndisclosedDocument


def forwarding_reasons(kind: str, content: Content, targets: list[int]) -> list[str]:
    """Return a reason for each undisclosed document that an `active` one forwards, relates to or links to."""
    if content.fields["openness"] != Openness.ACTIVE or not targets:
        return []
    closed = UndisclosedDocument.objects.current().filter(kind=kind, source_id__in=targets)
    return [_("《%(title)s》不主动公开，主动公开的文件不能转发或引用它。") % {"title": row.title} for row in closed]
