"""Marks that staff keep seeing beside an item, whichever room sets them and whichever shows the list."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from disclosure.review import flags
from disclosure.review.flags import flags_of, register_flags


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flags, "_flags", {})


def test_each_room_adds_its_own_and_the_same_room_does_not_twice() -> None:
    register_flags("a", lambda keys: dict.fromkeys(keys & {("document", 1)}, "甲"))
    register_flags("b", lambda keys: dict.fromkeys(keys & {("document", 1), ("document", 2)}, "乙"))
    register_flags("b", lambda keys: dict.fromkeys(keys & {("document", 1)}, "乙"))
    assert flags_of({("document", 1), ("document", 2)}) == {("document", 1): ["甲", "乙"]}


def test_an_empty_list_asks_nobody() -> None:
    def never(keys: Any) -> Any:
        raise AssertionError

    register_flags("a", never)
    assert flags_of(set()) == {}


def test_the_list_has_no_mark_where_nobody_sets_one(office: Any, page: Any) -> None:
    from tests.moves import pass_chain
    from tests.review.admin import client_of, text_of

    pass_chain(page, office.editor)
    address = reverse("corrections:catalogue")
    assert "w-status" not in text_of(client_of(office.final).get(address)).split("<table")[1]
    register_flags("a", lambda keys: dict.fromkeys(keys, "请注意"))
    assert '<span class="w-status">请注意</span>' in text_of(client_of(office.final).get(address))
