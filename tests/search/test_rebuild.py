from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from disclosure.catalogue.models import CatalogueEntry
from search.engines import get_engine
from search.models import IndexedEntry
from search.services.rebuild import differences
from tests.search.corpus import document
from tests.search.golden_rows import asked
from tests.search.moves import released

pytestmark = pytest.mark.django_db


def test_the_index_is_made_anew_from_the_catalogue() -> None:
    entry = released(title="关于防汛值班的通知")
    get_engine().clear()
    call_command("rebuild_search")
    assert get_engine().search(asked("防汛")).ids == (entry.pk,)


def test_what_the_catalogue_does_not_list_goes() -> None:
    get_engine().index([document(30, "不在目录里的文件")])
    call_command("rebuild_search")
    assert not IndexedEntry.objects.exists()


def test_clearing_first_mends_a_damaged_index() -> None:
    entry = released(title="关于防汛值班的通知")
    IndexedEntry.objects.all().delete()
    assert differences() != []
    call_command("rebuild_search", "--clear")
    assert differences() == []
    assert get_engine().search(asked("防汛")).ids == (entry.pk,)


def test_checking_changes_nothing_and_names_what_differs() -> None:
    entry = released(title="关于防汛值班的通知")
    call_command("rebuild_search", "--check")
    get_engine().remove([entry.pk])
    with pytest.raises(CommandError, match=f"1 条不在索引里：.*{entry.pk}"):
        call_command("rebuild_search", "--check")


def test_an_outdated_content_is_noticed() -> None:
    entry = released(title="关于防汛值班的通知")
    IndexedEntry.objects.update(content_id=0)
    with pytest.raises(CommandError, match=f"不是现行版本：.*{entry.pk}"):
        call_command("rebuild_search", "--check")


def test_a_surplus_is_noticed() -> None:
    entry = released(title="关于防汛值班的通知")
    CatalogueEntry.objects.filter(pk=entry.pk).update(listed=False)
    with pytest.raises(CommandError, match="1 条不在目录里"):
        call_command("rebuild_search", "--check")
