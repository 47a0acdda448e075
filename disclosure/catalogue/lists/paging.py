"""Numbered pages: all near the ends and near here, a gap between."""

from __future__ import annotations

from collections.abc import Callable

PageLink = tuple[int | None, str, bool]  # number (None: a gap), address, is this one


def page_links(page: int, pages: int, url: Callable[[int], str]) -> list[PageLink]:
    """Return the links of a pager: first two, last two, and two on each side of `page`."""
    wanted = sorted(
        {n for n in (1, 2, page - 2, page - 1, page, page + 1, page + 2, pages - 1, pages) if 1 <= n <= pages}
    )
    links: list[PageLink] = []
    previous = 0
    for number in wanted:
        if number > previous + 1:
            links.append((None, "", False))
        links.append((number, url(number), number == page))
        previous = number
    return links
