"""verify_catalogue: what agrees passes, and every tampering is named."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from wagtail.documents.models import Document

from base import clock
from base.storage import FrozenStore, ReleasedStore, name_of
from disclosure.catalogue.models import (
    CatalogueEntry,
    EntryFile,
    EntryTerm,
    ReleasedContent,
    ReleasedHtml,
    ReviewCopy,
    TermCount,
    TermMonthCount,
    TermPairCount,
)
from disclosure.catalogue.services.leave_lists import leave_lists
from disclosure.catalogue.services.withdraw import withdraw_item
from tests.catalogue.moves import let_out, released_page
from tests.factories import SectionFactory
from tests.moves import release, release_shell

pytestmark = pytest.mark.django_db


def verify(**options: Any) -> str:
    out = io.StringIO()
    try:
        call_command("verify_catalogue", stdout=out, **options)
    except CommandError as error:
        return f"{out.getvalue()}{error}"
    return out.getvalue()


GOOD = "公开目录核对无误。\n"


@pytest.fixture
def entry(district: SimpleNamespace) -> CatalogueEntry:
    """One document with a file, a second language of lists, and a past that is right."""
    document = Document.objects.create(title="附件", file=ContentFile(b"verified bytes", name="a.pdf"))
    files = [("file", {"document": document, "title": "附件"})]
    return let_out(district, title="受核对的文件", genre="通知", attachments=files, written_date=date(2026, 1, 5))


def test_a_catalogue_as_released_agrees_with_itself(entry: CatalogueEntry) -> None:
    assert verify() == GOOD


def test_it_still_agrees_after_corrections_withdrawals_repeals_moves_and_ended_notices(
    district: SimpleNamespace, entry: CatalogueEntry, later: Callable[[timedelta], datetime]
) -> None:
    page = released_page(district, title="将被更正", genre="意见")
    page.title, page.genre = "已更正", "函"
    release(page)
    target = released_page(district, title="旧办法")
    relation = [("relation", {"relation": "repeals", "target": target})]
    let_out(district, title="废止决定", relations=relation, effective_date=date(2026, 3, 1))
    withdraw_item(let_out(district), notice="撤下", acts=[])
    let_out(district, public_until=clock.today())
    leave_lists(later(timedelta(days=1)))
    parent = SectionFactory()
    release_shell(parent)
    district.section.parent = parent
    release(district.section)
    assert verify() == GOOD


def tampered_file(entry: CatalogueEntry, store: Any) -> None:
    path = store.storage.path(name_of(entry.files.get().sha256))
    with open(path, "ab") as file:
        file.write(b"!")


def restore_file(entry: CatalogueEntry) -> None:
    """The stores outlive a test: put the bytes back."""
    for store in (FrozenStore(), ReleasedStore()):
        store.storage.delete(name_of(entry.files.get().sha256))


TAMPERING: list[tuple[Callable[[CatalogueEntry], object], str]] = [
    (lambda e: ReviewCopy.objects.filter(source_id=e.source_id, kind=e.kind).update(content="{}"), "送审稿"),
    (lambda e: ReleasedContent.objects.filter(pk=e.content_id).update(hash="0" * 64), "与摘要不符"),
    (lambda e: ReleasedHtml.objects.filter(pk=e.content_id).update(html="<p>别的</p>"), "rerender"),
    (lambda e: ReleasedHtml.objects.filter(pk=e.content_id).delete(), "没有正文HTML"),
    (lambda e: CatalogueEntry.objects.filter(pk=e.pk).update(title="别的标题"), "标题为“别的标题”"),
    (lambda e: CatalogueEntry.objects.filter(pk=e.pk).update(written_date=None), "成文日期为"),
    (lambda e: CatalogueEntry.objects.filter(pk=e.pk).update(unit=None), "公开主体为"),
    (lambda e: CatalogueEntry.objects.filter(pk=e.pk).update(index_no=None), "没有索引号"),
    (lambda e: CatalogueEntry.objects.filter(pk=e.pk).update(repealed_date=date(2026, 1, 1)), "废止日期为"),
    (lambda e: CatalogueEntry.objects.filter(pk=e.pk).update(listed=False), "列入清单的标志"),
    (
        lambda e: CatalogueEntry.objects.filter(pk=e.pk).update(published_at=e.published_at - timedelta(days=9)),
        "伪造发稿日期",
    ),
    (lambda e: EntryFile.objects.filter(entry=e).update(name="b.pdf"), "所列文件与内容不符"),
    (lambda e: EntryTerm.objects.filter(entry=e, term__dimension="genre").delete(), "缺 zh-hans:genre:通知"),
    (lambda e: TermCount.objects.filter(term__dimension="genre").update(n=7), "检索项计数 zh-hans:genre:通知 为 7，"),
    (lambda e: TermMonthCount.objects.filter(term__dimension="all").delete(), "检索项月度计数 zh-hans:all:"),
    (lambda e: TermPairCount.objects.filter(term__dimension="genre").update(n=0), "组合计数 zh-hans:genre:通知 ×"),
]  # fmt: skip


@pytest.mark.parametrize(("tamper", "sentence"), TAMPERING)
def test_every_tampering_is_named(entry: CatalogueEntry, tamper: Callable[[Any], object], sentence: str) -> None:
    tamper(entry)
    said = verify()
    assert sentence in said
    assert "处差异" in said


@pytest.mark.parametrize(("store", "where"), [(FrozenStore(), "送审存储"), (ReleasedStore(), "公开存储")])
def test_a_damaged_or_lost_file_is_named(entry: CatalogueEntry, store: Any, where: str) -> None:
    tampered_file(entry, store)
    assert f"{where}中的文件“附件.pdf”已损坏" in verify()
    restore_file(entry)
    assert f"{where}中没有文件“附件.pdf”" in verify()


def test_rebuild_makes_lists_and_counters_again(client: Any, entry: CatalogueEntry) -> None:
    EntryTerm.objects.all().delete()
    TermCount.objects.update(n=99)
    TermMonthCount.objects.all().delete()
    TermPairCount.objects.all().delete()
    assert entry.title not in client.get("/catalogue/").content.decode()
    assert verify(rebuild=True) == GOOD
    assert entry.title in client.get("/catalogue/").content.decode()


def test_rerender_makes_outdated_bodies_again_and_the_page_is_fresh(
    client: Any, entry: CatalogueEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "新模板" not in client.get(entry.address).content.decode()
    monkeypatch.setattr("disclosure.documents.kinds.DocumentKind.renderer", "2")
    monkeypatch.setattr("disclosure.documents.kinds.DocumentKind.body_html", lambda self, content: "<p>新模板</p>")
    out = io.StringIO()
    call_command("rerender", stdout=out)
    assert out.getvalue() == "已重新生成 1 条。\n"
    assert "新模板" in client.get(entry.address).content.decode()
    assert ReleasedContent.objects.get(pk=entry.content_id).hash == entry.content.hash
    call_command("rerender", stdout=out)
    assert out.getvalue().endswith("已重新生成 0 条。\n")
    assert verify() == GOOD
