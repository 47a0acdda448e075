"""What stands beside the results of a query: the same on the page and in the API."""

from __future__ import annotations

from disclosure.catalogue.shell import Shell
from search.promoting.shown import Pinned, hot_words, pinned_for
from search.results import Results


def pinned_beside(results: Results, language: str, shell: Shell) -> tuple[Pinned, ...]:
    """They stand before the first page of the query itself, not before what somebody has narrowed."""
    if results.page > 1 or results.asked.is_narrowed or not results.plan:
        return ()
    return pinned_for(results.plan, language, shell)


def hot_words_beside(results: Results, language: str, shell: Shell) -> tuple[str, ...]:
    """Approved hot words, where nothing was asked or nothing was found."""
    return () if results.rows else hot_words(language, shell)
