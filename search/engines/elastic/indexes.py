"""An index for each version of the layout or rebuild, and the names by which it is spoken to.

Visitors search under an alias, `gongkai`, that one index bears. Every index that is to be kept up to date, the one in
use and one that is being built, bears an alias of its own besides, `gongkai-20261124-…-feed`: writes go to these
and so never make an index by mistake.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime

from elasticsearch import Elasticsearch, NotFoundError

from base import clock
from search.engines.elastic.configuration import Configuration
from search.engines.elastic.mapping import MAPPINGS, settings_of

FEED = "-feed"


def new_name(found: Configuration, now: datetime | None = None) -> str:
    """A name that no index has had."""
    return f"{found.index}-{now or clock.now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def is_ours(found: Configuration, name: str) -> bool:
    """Whether `new_name` makes such names here: gongkai-test-20261124-… is of another site, though it begins alike."""
    return re.fullmatch(rf"{re.escape(found.index)}-\d{{8}}-\d{{6}}-[0-9a-f]{{6}}", name) is not None


def create(client: Elasticsearch, found: Configuration, *, is_fed: bool = True) -> str:
    """Make an empty index and return its name. From now on deliveries go to it too."""
    name = new_name(found)
    # Without copies and refreshing while it fills; `open_up` gives it both.
    settings = {**settings_of(found), "number_of_replicas": 0, "refresh_interval": "-1"}
    aliases = {f"{name}{FEED}": {"is_hidden": True}} if is_fed else {}
    client.indices.create(index=name, settings=settings, mappings=MAPPINGS, aliases=aliases, wait_for_active_shards="1")
    return name


def feed(client: Elasticsearch, name: str) -> None:
    """Let deliveries go to an index that came otherwise, from a snapshot."""
    client.indices.update_aliases(actions=[{"add": {"index": name, "alias": f"{name}{FEED}", "is_hidden": True}}])


def open_up(client: Elasticsearch, found: Configuration, name: str) -> None:
    """Give a filled index its copies, and make everything in it findable."""
    wanted = settings_of(found)
    changes = {"number_of_replicas": wanted["number_of_replicas"], "refresh_interval": wanted["refresh_interval"]}
    client.indices.put_settings(index=name, settings=changes)
    client.indices.refresh(index=name)


def live(client: Elasticsearch, found: Configuration) -> str | None:
    """The index that visitors search, None where there is none yet."""
    try:
        return next(iter(client.indices.get_alias(name=found.index).keys()), None)
    except NotFoundError:
        return None


def fed(client: Elasticsearch, found: Configuration) -> list[str]:
    """The indexes that are kept up to date, the oldest first."""
    try:
        names = client.indices.get_alias(name=f"{found.index}-*{FEED}", expand_wildcards="all").keys()
    except NotFoundError:
        return []
    return sorted(name for name in names if is_ours(found, name))


def switch(client: Elasticsearch, found: Configuration, name: str) -> str | None:
    """Let visitors search that index from now on, in one step; return which it was before."""
    before = live(client, found)
    actions: list[dict[str, object]] = [{"add": {"index": name, "alias": found.index}}]
    if before and before != name:
        actions.insert(0, {"remove": {"index": before, "alias": found.index}})
    client.indices.update_aliases(actions=actions)
    return before if before != name else None


def drop(client: Elasticsearch, *names: str) -> None:
    """Delete indexes; unknown ones are fine."""
    for name in names:
        client.indices.delete(index=name, ignore_unavailable=True)
