"""What every public view has in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from disclosure.catalogue import page_cache, shell, versions
from disclosure.catalogue.lists.filters import Filters

View = Callable[..., HttpResponseBase]


class Page:
    """What a response depends on, for the page cache. Versions are read before anything is rendered."""

    def __init__(self) -> None:
        self.versions: dict[str, int] = {}
        self.keep = False  # a view that names everything it depends on sets this

    def depend(self, keys: Iterable[str]) -> shell.Shell:
        """Read the versions of these keys and of the shell in one query; return the shell.

        What was read before stays: the answer may already rest on it.
        """
        self.versions = {**versions.read([versions.SHELL, versions.PURGE, *keys]), **self.versions}
        page_cache.empty_after(self.versions[versions.PURGE])
        return shell.current(self.versions[versions.SHELL])

    def depend_on_list(self, filters: Filters, keys: Iterable[str] = ()) -> shell.Shell:
        """Depend on a list, also on one that is still empty. One query.

        Which list the filters mean is said by the shell; the one at hand is nearly always the right one.
        """
        guess = shell.latest()
        now = self.depend([*keys, *map(versions.of_term, filters.term_keys(guess))])
        return now if now.version == guess.version else self.depend(map(versions.of_term, filters.term_keys(now)))


class PublicRequest(HttpRequest):
    """What a public view is given: set by the middleware and by `public_view`, for annotations."""

    page: Page
    display: str  # 标准, 大字 or 长者模式
    known_query: str
    traditional: bool


def public_view(view: View) -> View:
    """Mark a view as public: safe methods only, no transaction (a reader must not take SQLite's write lock),
    and a `request.page` on which it says what its answer depends on."""

    @wraps(view)
    def wrapped(request: PublicRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "\0" in request.path_info:
            raise Http404  # PostgreSQL knows no such text
        request.page = Page()
        response = view(request, *args, **kwargs)
        if request.page.keep:
            response.page_versions = request.page.versions  # type: ignore[attr-defined]
        return response

    return transaction.non_atomic_requests(require_safe(wrapped))
