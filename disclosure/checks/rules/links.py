"""Links that did not answer when they were last tried (`manage.py tick` tries them)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content
from disclosure.checks.enums import Level
from disclosure.checks.findings import Finding, fingerprint_of
from disclosure.checks.reading.walk import web_addresses


def link_findings(content: Content, dead: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the links of a content that are dead, each with what its server answered."""
    if not dead:
        return
    for url in web_addresses(content):
        if url in dead:
            fingerprint = fingerprint_of("dead_link", url, "")
            yield Finding("dead_link", Level.WARN, _("链接"), f"{url[:80]}（{dead[url]}）", fingerprint=fingerprint)
