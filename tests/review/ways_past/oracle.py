"""One oracle for every way past: what the public finds, what the person is told, what later work still does."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from unittest import mock

from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from wagtail.models import Revision

from base import clock
from disclosure.catalogue import clockwork, shell
from disclosure.catalogue.models import CatalogueEntry, EntryFile
from disclosure.documents.models import DocumentPage
from tests.review.admin import told
from tests.review.ways_past.scene import TYPED, Scene

WORDS = ("养老服务", "撤下", "会议纪要", "刚刚输入", "没有审核过")  # public, withdrawn, undisclosed, typed, drafted
FIXED = (
    "/", "/catalogue/", "/catalogue.csv", "/feeds/catalogue.atom", "/api/v1/catalogue/", "/sitemap.xml",
    "/sitemap-0.xml", "/robots.txt", "/map/", "/xxgk/", "/en/catalogue/", "/en/", "/en/xxgk/", "/zh-hant/catalogue/",
    "/en/feeds/catalogue.atom", "/en/catalogue.csv", "/search/", "/en/search/",
)  # fmt: skip
CHANGING = frozenset({"X-Page-Cache"})  # says how an answer was made, not what it is

Answers = dict[str, tuple[int, dict[str, str], bytes]]


@dataclass(frozen=True)
class Answer:
    """What came back from an attempt."""

    statuses: tuple[int, ...] = ()
    text: str = ""


def addresses(scene: Scene) -> list[str]:
    """Return every public address, of lists, items, files and machines."""
    found = [*FIXED]
    for entry in CatalogueEntry.objects.order_by("pk"):
        found += [entry.path] if entry.path else []
        if entry.listed:
            found += [f"/api/v1/catalogue/{entry.pk}/", f"/zh-hant{entry.path}", f"{entry.path}versions/"]
    found += [f"/files/{file.sha256}/{file.name}" for file in EntryFile.objects.order_by("pk")]
    found += [f"/xxgk/{unit.slug}/" for unit in (scene.office.unit, scene.other)]
    for word in WORDS:
        found += [
            f"/search/?q={word}",
            f"/api/v1/search/?q={word}",
            f"/search/suggest/?q={word}",
            f"/catalogue/?q={word}",
        ]
    for state in ("public", "draft", "running", "due", "withdrawn", "undisclosed"):
        page = DocumentPage.objects.filter(pk=scene.ids[state]).first()
        found += [page.url_path, f"/{page.slug}/"] if page else []
    return list(dict.fromkeys(found))


def everything_public(at: list[str]) -> Answers:
    """Fetch what visitors find: status, headers and every byte."""
    client = Client(raise_request_exception=False)
    return {address: _fetched(client.get(address)) for address in at}


def _fetched(response: Any) -> tuple[int, dict[str, str], bytes]:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = {name: value for name, value in response.items() if name not in CHANGING}
    return response.status_code, headers, body


def different(before: Answers, after: Answers) -> list[str]:
    return [address for address in before if before[address] != after[address]]


def entries() -> list[tuple[Any, ...]]:
    """Return the catalogue as rows: nothing is public that is not here."""
    return list(CatalogueEntry.objects.order_by("pk").values_list("pk", "path", "title", "content__hash"))


def said(responses: Any) -> Answer:
    """Return what a person reads of these answers: messages and screens, with JSON and entities spelled out."""
    found = responses if isinstance(responses, list | tuple) else [responses]
    texts, statuses = [], []
    for each in found:
        if each is None or isinstance(each, str):
            texts.append(each or "")
            continue
        statuses.append(each.status_code)
        texts += [told(each), _readable(each)]
    return Answer(tuple(statuses), "\n".join(texts))


def _readable(response: Any) -> str:
    _status, headers, body = _fetched(response)
    if "json" in headers.get("Content-Type", ""):
        return json.dumps(json.loads(body), ensure_ascii=False)
    return html.unescape(body.decode(errors="replace"))


def is_kept(answer: Answer) -> bool:
    """Whether what was typed is still somewhere: in the form that came back, or in a draft."""
    if TYPED in answer.text:
        return True
    # Not asked of the database: SQLite and PostgreSQL spell Chinese in JSON differently.
    return any(TYPED in json.dumps(content, ensure_ascii=False) for content in _newest_contents())


def _newest_contents() -> list[Any]:
    return list(Revision.objects.order_by("-created_at", "-pk").values_list("content", flat=True)[:20])


def forget_what_is_kept() -> None:
    caches["pages"].clear()
    shell.forget()


@dataclass
class Before:
    """What visitors found before anybody tried anything, and the pages that are kept since."""

    at: list[str]
    answers: Answers
    rows: list[tuple[Any, ...]]
    kept: dict[str, Any]

    def keep_again(self) -> None:
        """Fill the page cache as it was: another row may have left its own pages there."""
        forget_what_is_kept()
        for key, value in self.kept.items():
            caches["pages"].set(key, value, timeout=None)


def look_before(scene: Scene) -> Before:
    """Look at everything once. The scene is the same before every row."""
    forget_what_is_kept()
    at, kept = addresses(scene), {}
    remember = caches["pages"].set

    def note(key: str, value: Any, **options: Any) -> None:
        kept[key] = value
        remember(key, value, **options)

    with mock.patch.object(caches["pages"], "set", note):
        answers = everything_public(at)
    assert kept
    return Before(at, answers, entries(), kept)


def problems_afterwards(scene: Scene, before: Before) -> list[str]:
    """Compare everything: as kept by caches, and made anew after what Wagtail itself would do on time."""
    problems = [f"changed (kept): {address}" for address in different(before.answers, everything_public(before.at))]
    call_command("publish_scheduled", verbosity=0)
    forget_what_is_kept()
    problems += [f"changed (made anew): {each}" for each in different(before.answers, everything_public(before.at))]
    if entries() != before.rows:
        problems.append("the catalogue changed")
    return problems + _problems_with_what_is_due(scene)


def _problems_with_what_is_due(scene: Scene) -> list[str]:
    """A release that was approved beside it still comes out on its day, alone."""
    tomorrow = clock.now() + timedelta(days=1, minutes=1)
    known = {row[0] for row in entries()}
    with mock.patch("base.clock.timezone.now", return_value=tomorrow):
        failed = [name for name, done in clockwork.run(tomorrow) if done is None]
        new = [row for row in entries() if row[0] not in known]
        expected = CatalogueEntry.objects.filter(kind="document", source_id=scene.ids["due"]).values_list(
            "pk", flat=True
        )
        shown = [Client(raise_request_exception=False).get(row[1]).status_code for row in new if row[1]]
    problems = [f"the clock's step “{name}” failed" for name in failed]
    if [row[0] for row in new] != list(expected) or shown != [200]:
        problems.append("what was due did not come out, or not alone")
    return problems
