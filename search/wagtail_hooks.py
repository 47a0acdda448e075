"""Search in the admin."""

from wagtail.snippets.models import register_snippet

from search.screens import SearchViewSetGroup

register_snippet(SearchViewSetGroup)
