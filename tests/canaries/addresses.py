"""Every address that the resolver can build, filled from what was planted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from tests.canaries.ground import QUERY, Ground, Values

ENDS_THE_SESSION = frozenset({"wagtailadmin_logout"})
FAILS_ON_PURPOSE = frozenset({"wagtailadmin_error_test"})
UNNAMED = re.compile(r"\((?!\?)[^)]*\)")
NAMED = re.compile(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
SEARCHES = re.compile(r"search|choose|listing|list|index|results|report|history|catalogue|api|usage|register|desk")
DOWNLOADS = re.compile(r"^wagtailadmin_reports:|:(list|index)$|_report$|register$|history$")
CONSTANT: Values = {
    "action_name": "approve", "action": "delete", "code": "guide", "mode": "", "what": "document", "session_id": 1,
    "uidb64": "MQ", "token": "x", "filter_spec": "original", "year": 2026, "number": 1, "position": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Route:
    """One URL pattern: its text from the root, its full name, and whose rows its `pk` means."""

    text: str
    name: str
    model: type[Model] | None

    @property
    def parameters(self) -> list[str]:
        return CONVERTER.findall(self.text) + NAMED.findall(self.text)


@dataclass(frozen=True)
class Address:
    url: str
    name: str


def routes() -> Iterator[Route]:
    yield from _walk(get_resolver(), "", "")


def _walk(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        text = prefix + _text(pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, text, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
        else:
            yield Route(text, f"{namespace}{pattern.name or ''}" or text, _model(pattern))


def _text(pattern: URLPattern | URLResolver) -> str:
    text = str(pattern.pattern)
    if isinstance(pattern.pattern, RoutePattern):
        return text
    return text.removeprefix("^").removesuffix("$").replace("\\", "")


def _model(pattern: URLPattern) -> type[Model] | None:
    view: Any = pattern.callback
    made_of = getattr(getattr(view, "view_class", None), "model", None)
    found = getattr(view, "view_initkwargs", {}).get("model") or made_of
    return found if isinstance(found, type) else None


def addresses(ground: Ground) -> tuple[list[Address], list[Route]]:
    """Return all addresses, and the routes for which nothing was planted."""
    found: dict[str, Address] = {}
    empty = []
    for route in routes():
        if route.name in ENDS_THE_SESSION | FAILS_ON_PURPOSE:
            continue
        urls = list(_filled(route, ground.bundles))
        if not urls:
            empty.append(route)
        for url in urls:
            found.setdefault(url, Address(url, route.name))
    return list(found.values()), empty


PAGE_TREE = (
    "wagtailadmin_pages:", "wagtailadmin_explore", "wagtailadmin_choose_page", "wagtail_localize:", "wagtaildocs",
    "wagtailimages", "emergency:", "admin/reports/",
)  # fmt: skip
SNIPPETS = "wagtailsnippet"


def by_turns(found: list[Address], turn: int) -> list[Address]:
    """Return the addresses for somebody who holds no draft: of one screen of a draft, of one draft only.

    Such a screen asks the same of each draft. The next person in the row meets it with the next draft.
    """
    screens: dict[str, list[Address]] = {}
    for address in found:
        screens.setdefault(_screen(address), []).append(address)
    return [same[turn % len(same)] for same in screens.values()]


def _screen(address: Address) -> str:
    """Return what is the same screen for many drafts, or for each word of the shell: all come from one class."""
    _path, _mark, query = address.url.partition("?")
    if address.name.startswith(SNIPPETS):
        return f"{SNIPPETS} {address.name.rpartition(':')[2]}?{query}"
    return address.name if address.name.startswith(PAGE_TREE) and not query else address.url


def _filled(route: Route, bundles: list[Values]) -> Iterator[str]:
    if "compare" in route.text:
        yield from (
            _compare(route, values) for values in bundles if "revision_id_a" in values and not NAMED.search(route.text)
        )
    if not route.parameters:
        url = f"/{route.text.replace('^', '')}"
        if UNNAMED.search(url) or ".*" in url:
            return
        if not route.name.endswith("_results"):  # the part of a list that a script fetches
            yield url
        if SEARCHES.search(route.name):
            yield f"{url}?{'search' if '_api:' in route.name else 'q'}={quote(QUERY)}"
        if DOWNLOADS.search(route.name):
            yield f"{url}?export=xlsx"
        return
    for values in bundles:
        own = {**values, **_key(route, values)}
        known = {**CONSTANT, **own}
        if all(name in known for name in route.parameters) and any(name in own for name in route.parameters):
            yield _with(route.text, known)
    if not any(all(name in {**CONSTANT, **values} for name in route.parameters) for values in bundles):
        yield from _of_newest_row(route)


def _key(route: Route, values: Values) -> Values:
    """Return `pk` where the noted row is what the route is about: by its model, or by its name."""
    row = values["_row"]
    if row is None:
        return {}
    if route.model is not None:
        return {"pk": row.pk} if isinstance(row, route.model) else {}
    name = row._meta.model_name
    about = f":{name}s:" in route.name or (":pages:" in route.name and hasattr(row, "url_path"))
    return {"pk": row.pk} if about or route.name.startswith(f"wagtail{name[:3]}s_chooser") else {}


def _of_newest_row(route: Route) -> Iterator[str]:
    """Fill what a room's own rows name: the newest of each."""
    values: Values = dict(CONSTANT)
    for name in route.parameters:
        model = route.model if name == "pk" else _model_called(name.removesuffix("_id").removesuffix("_pk"))
        row = model._default_manager.order_by("-pk").first() if model else None
        if row is not None:
            values[name] = row.pk
    if all(name in values for name in route.parameters):
        yield _with(route.text, values)


def _model_called(name: str) -> type[Model] | None:
    wanted = name.replace("_", "")
    models = [model for model in apps.get_models() if str(model._meta.model_name).endswith(wanted)]
    return min(models, key=lambda model: len(str(model._meta.model_name)), default=None)


def _with(text: str, values: Values) -> str:
    text = NAMED.sub(lambda match: quote(str(values[match[1]])), text)
    text = CONVERTER.sub(lambda match: quote(str(values[match[1]])), text)
    return f"/{text.replace('^', '')}"


def _compare(route: Route, values: Values) -> str:
    parts = iter([values.get("page_id", 0), values["revision_id_a"], values["revision_id_b"]])
    return "/" + re.sub(r"\([^)]*\)", lambda _match: str(next(parts)), route.text.replace("^", ""))
