"""Read the meta tags of a public page the way an inspection does, and say what is missing (domain §4.1)."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client

from disclosure.catalogue import shell
from disclosure.catalogue.models import CatalogueEntry
from portal.meta import PageKind, missing

PUBLICATION_TIME = re.compile(r"\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d")
HOMES = ("/", "/en/", "/zh-hant/")


@dataclass(frozen=True)
class Finding:
    """One page: what kind it is, how it answered, which tags it lacks."""

    address: str
    kind: PageKind
    status: int
    missing: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        return self.status == 200 and not self.missing


class _Tags(HTMLParser):
    """Collects name and content of every meta tag; names are case-sensitive."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pairs = dict(attrs)
        if tag == "meta" and pairs.get("name"):
            self.found.setdefault(pairs["name"] or "", pairs.get("content") or "")


def check_page(address: str) -> Finding:
    """Fetch a page of this site and look for the tags that its kind must carry."""
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    client = Client(raise_request_exception=False, headers={"host": base.netloc})
    response = client.get(address, secure=base.scheme == "https")
    tags = _Tags()
    tags.feed(response.content.decode(errors="replace"))
    kind = kind_of(address)
    lacking = missing(tags.found, kind)
    if kind is PageKind.ARTICLE and "PubDate" not in lacking and not PUBLICATION_TIME.fullmatch(tags.found["PubDate"]):
        lacking.append("PubDate")
    return Finding(address, kind, response.status_code, tuple(lacking))


def kind_of(address: str) -> PageKind:
    """Return which tags a page must carry: home, list, or the page of an item."""
    path = urlsplit(address).path
    if path in HOMES:
        return PageKind.HOME
    simplified = "/" + path.removeprefix("/zh-hant/") if path.startswith("/zh-hant/") else path
    is_item = CatalogueEntry.objects.filter(path=simplified).exclude(kind="section").exists()
    return PageKind.ARTICLE if is_item else PageKind.COLUMN


def sample(size: int, seed: int | None = None) -> Iterator[str]:
    """Yield the home page, the whole list, up to `size` sections, and `size` items drawn at random."""
    chance = random.Random(seed)  # noqa: S311  a sample, not a secret
    yield from ("/", "/catalogue/")
    sections = shell.current().sections
    yield from (section.path for section in chance.sample(sections, min(size, len(sections))))
    yield from _items(size, chance)


def _items(size: int, chance: random.Random) -> Iterator[str]:
    listed = CatalogueEntry.objects.public().listed().exclude(path=None)
    last = listed.order_by("-pk").values_list("pk", flat=True).first()
    seen: set[str] = set()
    for _attempt in range(size * 3 if last else 0):
        path = listed.filter(pk__gte=chance.randint(1, last or 1)).order_by("pk").values_list("path", flat=True).first()
        if path and path not in seen and len(seen) < size:
            seen.add(path)
            yield path
