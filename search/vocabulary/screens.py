"""Synonyms in the admin."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet

from search.vocabulary.models import Synonym


class SynonymViewSet(ModelViewSet):
    """List, search, add, change and delete; every change is at work with the next search and in the audit trail."""

    model = Synonym
    name = "synonyms"
    icon = "form"
    menu_label = _("同义词")
    form_fields = ["words", "official", "direction", "active", "note"]
    list_display = ["words", "official", "direction", BooleanColumn("active", label=_("启用"))]
    list_filter = ["direction", "active"]
    list_export = ["words", "official", "direction", "active", "note"]
    search_fields = ["words", "official", "note"]
    search_backend_name = None  # a few hundred rows, looked through in the database
    list_per_page = 50
    copy_view_enabled = False
