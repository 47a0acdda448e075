"""The real server stops while people search: every request is answered, nothing new is missing in any answer, and
nothing withdrawn ever appears."""

from __future__ import annotations

import itertools
import json
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from base import clock
from disclosure.catalogue.clockwork import Unfinished
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.withdraw import withdraw_item
from search.feed import rebuilding
from search.feed.models import ServiceState, is_behind
from search.feed.upkeep import keep_up, waiting
from tests.search.elastic.load import load
from tests.search.elastic.moves import found
from tests.search.moves import released
from tests.services.elasticsearch.server import Node
from tests.services.search_server import Clusters

pytestmark = [pytest.mark.elasticsearch, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

CLIENTS = 8
WORDS = quote("防汛值班")


@dataclass
class Visitor:
    """Asks the page and the API by turns, and says what is wrong with an answer."""

    address: str
    kept: set[str]
    gone: list[str] = field(default_factory=list)
    turn: itertools.count[int] = field(default_factory=itertools.count)
    replaced: threading.Event = field(default_factory=threading.Event)
    usual: threading.Event = field(default_factory=threading.Event)

    def ask(self) -> str:
        kept, gone = list(self.kept), list(self.gone)  # as it was when the visitor asked
        if next(self.turn) % 2:
            shown = self._get(f"/search/?q={WORDS}").replace("<mark>", "").replace("</mark>", "")
        else:
            answer = json.loads(self._get(f"/api/v1/search/?q={WORDS}"))
            shown = json.dumps([row["title"] for row in answer["results"]], ensure_ascii=False)
            (self.replaced if answer["fallback"] else self.usual).set()
        missing = [title for title in kept if title not in shown]
        back = [title for title in gone if title in shown]
        return f"missing {missing}, back {back}" if missing or back else ""

    def _get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:  # noqa: S310
            assert answer.status == 200
            return str(answer.read().decode())

    def sees(self, event: threading.Event) -> None:
        """Return when somebody sees such an answer from now on."""
        event.clear()
        assert event.wait(timeout=120)


@pytest.fixture
def node(own_cluster: Clusters, settings: Settings) -> Iterator[Node]:
    with own_cluster(1) as (one,):
        settings.GONGKAI_ELASTICSEARCH_URLS = [one.url]
        settings.GONGKAI_ELASTICSEARCH_REPLICAS = 0
        settings.GONGKAI_ELASTICSEARCH_PAUSE = 0.5
        yield one


@pytest.mark.parametrize("end", [Node.stop, Node.kill], ids=["stopped", "killed"])
def test_no_search_is_lost(node: Node, live_server: LiveServer, end: Callable[[Node], None]) -> None:
    titles = [f"关于防汛值班的通知（{number}）" for number in "一二三四五"]
    entries = [released(title=title) for title in titles]
    for _done in rebuilding.rebuild():
        pass
    keep_up(clock.now())
    visitor = Visitor(live_server.url, set(titles[1:]))
    with load(CLIENTS, visitor.ask) as seen:
        seen.wait_for(5 * CLIENTS)
        visitor.sees(visitor.usual)

        end(node)
        visitor.sees(visitor.replaced)
        withdraw_item(CatalogueEntry.objects.get(pk=entries[0].pk), notice="已撤下", acts=[])
        visitor.gone.append(titles[0])
        new = released(title="关于防汛值班的补充通知")
        visitor.kept.add(new.title)
        seen.wait_for(5 * CLIENTS)
        with pytest.raises(Unfinished):
            keep_up(clock.now())
        assert ServiceState.objects.get().failing_since
        assert waiting() == 2

        # It comes back knowing nothing of this: nobody asks it until it does.
        while not is_behind():
            time.sleep(0.2)
        node.start()
        node.wait()
        visitor.usual.clear()
        seen.wait_for(5 * CLIENTS)
        assert not visitor.usual.is_set()
        _catch_up()
        visitor.sees(visitor.usual)
        seen.wait_for(5 * CLIENTS)
    assert seen.wrong == []
    print(f"\n{seen.right} answers")
    assert sorted(found("防汛值班")) == sorted([*(entry.pk for entry in entries[1:]), new.pk])
    assert ServiceState.objects.get().failing_since is None
    call_command("rebuild_search", "--elasticsearch", "--check")


def _catch_up() -> None:
    """Minutes pass; the shards of a server that was killed need a moment."""
    for _minute in range(60):
        try:
            keep_up(clock.now())
        except Unfinished:
            time.sleep(1)
        else:
            return
    keep_up(clock.now())
