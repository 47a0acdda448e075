"""Search in the admin."""

from wagtail import hooks

from search.vocabulary.screens import SynonymViewSet


@hooks.register("register_admin_viewset")
def synonyms() -> SynonymViewSet:
    return SynonymViewSet("synonyms")
