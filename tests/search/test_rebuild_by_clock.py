"""After a migration that changes the index, the clock makes it anew by itself."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command

from base.clock import now
from disclosure.catalogue import clockwork
from search.engines import get_engine
from search.models import RebuildMark
from search.services import rebuild
from search.services.rebuild import differences, rebuild_marked
from tests.factories import DocumentFactory
from tests.moves import release
from tests.search.moves import released

pytestmark = pytest.mark.django_db
migration = import_module("search.migrations.0003_places_and_facts")


def test_an_installation_with_public_items_is_marked() -> None:
    released(title="关于防汛值班的通知")
    migration.mark(apps, None)
    assert RebuildMark.objects.count() == 1


def test_a_new_installation_is_not() -> None:
    migration.mark(apps, None)
    assert not RebuildMark.objects.exists()


def test_the_clock_makes_the_index_anew_and_then_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "CHUNK", 2)
    first = released(title="防汛值班表1")
    release(*[DocumentFactory(title=f"防汛值班表{n}", unit=first.unit, section=first.section) for n in range(2, 6)])
    get_engine().clear()
    RebuildMark.objects.create()
    assert rebuild_marked(now()) == 5
    assert differences() == []
    assert not RebuildMark.objects.exists()
    assert rebuild_marked(now()) == 0


def test_a_long_rebuild_goes_on_in_the_next_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "CHUNK", 1)
    monkeypatch.setattr(rebuild, "CHUNKS_A_MINUTE", 2)
    first = released(title="防汛值班表1")
    release(*[DocumentFactory(title=f"防汛值班表{n}", unit=first.unit, section=first.section) for n in range(2, 4)])
    get_engine().clear()
    RebuildMark.objects.create()
    assert [rebuild_marked(now()) for _ in range(3)] == [2, 1, 0]
    assert differences() == []


def test_a_rebuild_by_hand_takes_the_mark_away() -> None:
    released(title="关于防汛值班的通知")
    RebuildMark.objects.create()
    call_command("rebuild_search", "--clear")
    assert not RebuildMark.objects.exists()


def test_it_is_a_step_of_the_clock() -> None:
    assert clockwork._steps["重建搜索索引"] is rebuild_marked
