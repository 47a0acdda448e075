"""Pictures without a text alternative (无障碍环境建设法 art. 32)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content
from disclosure.checks.enums import Level
from disclosure.checks.findings import Finding, fingerprint_of


def picture_findings(content: Content) -> Iterator[Finding]:
    """Yield each frozen picture that says nothing to people who cannot see it."""
    for file in content.files:
        if file.source == "image" and not file.variant and not file.title.strip():
            place = _("图片“%(name)s”") % {"name": file.name}
            yield Finding("no_alt", Level.WARN, place, file.name, fingerprint=fingerprint_of("no_alt", file.sha256, ""))
