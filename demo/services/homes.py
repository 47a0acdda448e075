"""The home pages, in Chinese at / and in English at /en/, in place of Wagtail's welcome page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from wagtail.models import Locale, Page, Site

from base.clock import SHANGHAI
from demo.reading.front_matter import read_toml
from demo.services.accounts import APPROVERS
from demo.services.places import Places
from demo.services.site_words import REASON
from disclosure.catalogue.models import HomePage
from disclosure.review.services.let_out_together import let_out_together

WELCOME_SLUG = "home"  # of the page that Wagtail makes
OPENED = datetime(2021, 1, 4, 9, 0, tzinfo=SHANGHAI)


def make_homes(places: Places) -> None:
    """Make and release the home pages that are missing; the Chinese one becomes the root of Wagtail's site."""
    editor = places.editor("qzfb")
    homes = list(_homes(places))
    let_out_together(homes, [places.people[name] for name in APPROVERS], REASON, author=editor, at=OPENED)
    Page.objects.filter(pk__in=[home.pk for home in homes], owner=None).update(owner=editor)
    _become_root(homes[0])


def _homes(places: Places) -> Iterator[HomePage]:
    first: HomePage | None = None
    for table in read_toml("site")["home"]:
        locale, _made = Locale.objects.get_or_create(language_code=table["language"])
        home = HomePage.objects.filter(locale=locale).first() or _make(table, locale, first, places)
        first = first or home
        yield home


def _make(table: dict[str, Any], locale: Locale, first: HomePage | None, places: Places) -> HomePage:
    home = HomePage(
        title=table["title"],
        slug=f"demo-home-{table['language']}",
        locale=locale,
        lead=table["lead"],
        shortcuts=[("shortcut", shortcut) for shortcut in table["shortcuts"]],
        columns=[("latest", {**column, "section": places.sections[column["section"]]}) for column in table["columns"]],
        live=False,
    )
    if first:
        home.translation_key = first.translation_key
    return Page.get_first_root_node().add_child(instance=home)


def _become_root(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.root_page_id != home.pk:
        site.hostname, site.root_page, site.site_name = "localhost", home, home.title
        site.save()
    for welcome in Page.objects.child_of(Page.get_first_root_node()).filter(slug=WELCOME_SLUG).exact_type(Page):
        welcome.delete()
