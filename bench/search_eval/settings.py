"""A site with the search backend of a new Wagtail project, and an address where that one answers."""

from config.settings.base import *  # noqa: F403

ROOT_URLCONF = "bench.search_eval.urls"
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "modelsearch.backends.database", "AUTO_UPDATE": False},  # type: ignore[dict-item]
}
