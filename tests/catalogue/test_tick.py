"""The clock: what is due goes out, what is past its time leaves, and no failure stops the rest."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.documents.models import Document

from base import clock
from base.storage import FrozenStore, ReleasedStore, name_of
from disclosure.catalogue import clockwork, listeners
from disclosure.catalogue.models import CatalogueEntry, EntryTerm, ReviewCopy, TermCount
from disclosure.catalogue.services.sweep import sweep_bucket, sweep_leftovers
from disclosure.catalogue.services.withdraw import withdraw_item
from tests.catalogue.moves import let_out
from tests.factories import DocumentFactory
from tests.moves import release

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def tick() -> str:
    out = io.StringIO()
    call_command("tick", stdout=out)
    return out.getvalue()


@pytest.fixture
def steps() -> Iterator[dict[str, clockwork.Step]]:
    """Steps of the test's own, forgotten afterwards."""
    kept = dict(clockwork._steps)
    yield clockwork._steps
    clockwork._steps.clear()
    clockwork._steps.update(kept)


def pending(place: SimpleNamespace, due_at: datetime, **kwargs: Any) -> Any:
    page = DocumentFactory(unit=place.unit, section=place.section, **kwargs)
    release(page, due_at=due_at)
    return page


def is_public(page: Any) -> bool:
    return CatalogueEntry.objects.filter(kind="document", source_id=page.pk).exists()


def test_an_approved_item_waits_for_its_moment(district: SimpleNamespace, later: Any) -> None:
    page = pending(district, clock.now() + DAY)
    tick()
    assert not is_public(page)
    moment = later(DAY)
    assert "定时公开: 1" in tick()
    entry = CatalogueEntry.objects.get(kind="document", source_id=page.pk)
    assert entry.published_at == moment


def test_a_second_tick_changes_nothing(district: SimpleNamespace, later: Any) -> None:
    page = pending(district, clock.now() + DAY)
    later(DAY)
    tick()
    entry = CatalogueEntry.objects.get(kind="document", source_id=page.pk)
    counts = list(TermCount.objects.order_by("pk").values_list("pk", "n"))
    assert tick() == ""
    assert CatalogueEntry.objects.get(pk=entry.pk).content_id == entry.content_id
    assert list(TermCount.objects.order_by("pk").values_list("pk", "n")) == counts


def test_a_copy_that_was_changed_while_it_waited_stays_out_and_does_not_hold_up_others(
    district: SimpleNamespace, later: Any, caplog: pytest.LogCaptureFixture
) -> None:
    changed, honest = (pending(district, clock.now() + DAY, title=title) for title in ("被改动的", "没有改动的"))
    copy = ReviewCopy.objects.get(kind="document", source_id=changed.pk)
    ReviewCopy.objects.filter(pk=copy.pk).update(content=copy.content.replace("被改动的", "偷换的"))
    later(DAY)
    with pytest.raises(CommandError, match="定时公开"):
        tick()
    assert not is_public(changed)
    assert is_public(honest)
    assert "已被改动" in caplog.text


def test_one_failing_step_is_logged_and_stops_no_other(
    steps: dict[str, clockwork.Step], caplog: pytest.LogCaptureFixture
) -> None:
    taken: list[datetime] = []

    def good(now: datetime) -> int:
        taken.append(now)
        return 1

    def broken(now: datetime) -> int:
        raise OSError("磁盘已满")

    clockwork.register("坏的", broken)
    clockwork.register("好的", good)
    with pytest.raises(CommandError, match="坏的"):
        tick()
    assert len(taken) == 1
    assert "磁盘已满" in caplog.text


def test_an_item_past_its_public_time_leaves_lists_counters_and_search(
    client: Client, district: SimpleNamespace, later: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = let_out(district, public_until=clock.today(), genre="决定")
    removed: list[int] = []
    monkeypatch.setattr(listeners, "_removed", [*listeners._removed, removed.extend])
    tick()
    assert client.get(entry.address).status_code == 200
    assert client.get("/catalogue/?genre=决定").content.decode().count(entry.title)
    later(DAY)
    assert client.get(entry.address).status_code == 410
    assert "公示期满: 1" in tick()
    assert removed == [entry.pk]
    assert not EntryTerm.objects.filter(entry=entry).exists()
    assert not TermCount.objects.filter(term__dimension="genre", n__gt=0).exists()
    assert entry.title not in client.get("/catalogue/?genre=决定").content.decode()
    assert client.get(entry.address).status_code == 410
    assert tick() == ""


def test_the_day_after_counts_in_shanghai(district: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = let_out(district, public_until=clock.today())
    end = datetime.combine(clock.today() + DAY, datetime.min.time(), clock.SHANGHAI)
    for moment, listed in ((end - timedelta(seconds=1), True), (end, False)):
        monkeypatch.setattr("base.clock.timezone.now", lambda moment=moment: moment)
        tick()
        assert CatalogueEntry.objects.get(pk=entry.pk).listed is listed


def test_a_correction_with_a_later_day_brings_it_back(district: SimpleNamespace, later: Any) -> None:
    page = DocumentFactory(unit=district.unit, section=district.section, public_until=clock.today())
    release(page)
    later(DAY)
    tick()
    page = type(page).objects.get(pk=page.pk)
    page.public_until = clock.today() + DAY
    release(page)
    entry = CatalogueEntry.objects.get(kind="document", source_id=page.pk)
    assert entry.listed
    assert entry.postings.exists()


def attachment(content: bytes) -> list[Any]:
    document = Document.objects.create(title="附件", file=ContentFile(content, name="a.pdf"))
    return [("file", {"document": document, "title": "附件"})]


def age(sha256: str, hours: int = 2) -> None:
    path = ReleasedStore().storage.path(name_of(sha256))
    then = clock.now().timestamp() - hours * 3600
    os.utime(path, (then, then))


def test_a_file_that_no_entry_shows_is_swept_when_it_is_old(district: SimpleNamespace) -> None:
    entry = let_out(district, attachments=attachment(b"to be swept"))
    sha256 = entry.files.get().sha256
    age(sha256)
    assert sweep_bucket(clock.now(), sha256[:2]) == 0
    withdraw_item(entry, notice="撤下", acts=[])
    assert sweep_bucket(clock.now(), sha256[:2]) == 1
    assert not ReleasedStore().exists(sha256)
    assert FrozenStore().exists(sha256)


def test_a_file_that_was_just_copied_for_a_release_is_left_alone(district: SimpleNamespace) -> None:
    entry = let_out(district, attachments=attachment(b"used again"))
    sha256 = entry.files.get().sha256
    age(sha256)
    withdraw_item(entry, notice="撤下", acts=[])
    FrozenStore().copy_to(ReleasedStore(), sha256)  # a release has begun and is not yet committed
    assert sweep_bucket(clock.now(), sha256[:2]) == 0
    assert ReleasedStore().exists(sha256)


def test_what_interrupted_writing_left_is_swept(db: None) -> None:
    storage = ReleasedStore().storage
    storage.save(".put-old", ContentFile(b"half"))
    storage.save(".put-new", ContentFile(b"half"))
    then = clock.now().timestamp() - 7200
    os.utime(storage.path(".put-old"), (then, then))
    assert sweep_leftovers(clock.now()) == 1
    assert storage.exists(".put-new")
    storage.delete(".put-new")
