"""搜索 in the menu of the admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.log.reports import SearchReports
from search.promoting.screens import HotWordsViewSet, PinnedViewSet
from search.vocabulary.screens import SynonymViewSet


class SearchViewSetGroup(SnippetViewSetGroup):
    """What editors do for those who search. Pinned results and hot words pass the short chain; synonyms are at work
    at once."""

    menu_label = _("搜索")
    menu_icon = "search"
    menu_order = 155
    items = (SynonymViewSet, PinnedViewSet, HotWordsViewSet, SearchReports)
