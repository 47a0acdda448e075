"""An item says something: it has a body or a file (空白内容 counts as a fault in every inspection)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content
from disclosure.documents.body_text import has_text


def substance_reasons(content: Content) -> list[str]:
    """Return a reason when there is neither text nor attachment."""
    fields = content.fields
    if has_text(fields["body"]) or fields["attachments"]:
        return []
    return [_("正文和附件都是空的。")]
