"""The links that are known, and which of them are dead."""

from __future__ import annotations

from collections.abc import Iterable

from base.canonical import sha256_of
from disclosure.checks.models import CheckedLink

FAILURES = 2  # a server that does not answer once may be asleep
LONGEST = 1000


def dead_among(urls: Iterable[str]) -> dict[str, str]:
    """Return those of the addresses that failed twice or more in a row, with the last answer. One query."""
    hashes = [sha256_of(url) for url in urls]
    found = CheckedLink.objects.filter(url_hash__in=hashes, failures__gte=FAILURES)
    return dict(found.values_list("url", "answer"))


def remember(urls: Iterable[str]) -> None:
    """Note addresses for the next round of checking."""
    rows = [CheckedLink(url=url, url_hash=sha256_of(url)) for url in dict.fromkeys(urls) if len(url) <= LONGEST]
    if rows:
        CheckedLink.objects.bulk_create(rows, ignore_conflicts=True)
