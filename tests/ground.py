"""The rows that migrations make, for tests whose predecessor emptied the database."""

from __future__ import annotations

from wagtail.models import Collection, Locale, Page

from disclosure.review.services.set_up_chain import set_up_chain


def lay_ground() -> None:
    """Make what every installation has: the locale, the root page, the root collection and the default chain.

    Django's serialized rollback would do it, but not beside a browser: its rows are kept on a connection that
    a running event loop does not see.
    """
    Locale.objects.get_or_create(language_code="zh-hans")
    if not Page.objects.exists():
        Page.add_root(title="Root", slug="root", locale=Locale.get_default())
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    set_up_chain()
