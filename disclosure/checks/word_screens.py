"""The word lists in the admin. Every change is a new version, with who made it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from disclosure.checks.models import Word, WordList, WordListVersion
from disclosure.checks.services.change_words import keep_version


class _KeepsVersions:
    """Of a create or edit view: whatever is saved is a new version of its list."""

    change: Any = ""

    def save_instance(self) -> Any:
        before = self._list_before()
        saved = super().save_instance()  # type: ignore[misc]
        now = saved.word_list if isinstance(saved, Word) else saved
        for word_list in {each.pk: each for each in (before, now) if each is not None}.values():
            keep_version(word_list, self.request.user, f"{self.change}：{saved}")  # type: ignore[attr-defined]
        return saved

    def _list_before(self) -> WordList | None:
        """A word may move to another list: then both have changed."""
        number: Any = getattr(getattr(self, "object", None), "pk", None)
        if self.model is not Word or number is None:  # type: ignore[attr-defined]
            return None
        return WordList.objects.filter(words=number).first()


class AddView(_KeepsVersions, generic.CreateView):
    change = _("新增")


class ChangeView(_KeepsVersions, generic.EditView):
    change = _("修改")


class RemoveView(generic.DeleteView):
    def delete_action(self) -> None:
        removed = self.object
        super().delete_action()
        if isinstance(removed, Word):
            keep_version(removed.word_list, self.request.user, _("删除：%(word)s") % {"word": removed})


class WordViewSet(ModelViewSet):
    model = Word
    icon = "edit"
    menu_label = _("词语")
    form_fields = [
        "word_list", "text", "variants", "level", "replacement", "reason", "except_in", "valid_from", "valid_until",
    ]  # fmt: skip
    list_display = ["text", "word_list", "level", "replacement", "valid_from"]
    list_filter = ["word_list", "level"]
    search_fields = ["text", "replacement", "variants"]
    list_per_page = 50
    copy_view_enabled = False
    add_view_class, edit_view_class, delete_view_class = AddView, ChangeView, RemoveView


class WordListViewSet(ModelViewSet):
    model = WordList
    icon = "list-ul"
    menu_label = _("词表")
    form_fields = ["name", "slug", "kind", "active", "note"]
    list_display = ["name", "kind", "active", "note"]
    copy_view_enabled = False
    add_view_class, edit_view_class, delete_view_class = AddView, ChangeView, RemoveView


class _ReadOnly:
    """Versions are read, never changed."""

    def _nowhere(self, *args: Any) -> None:
        return None

    get_add_url = get_edit_url = get_delete_url = get_copy_url = _nowhere


class VersionIndex(_ReadOnly, generic.IndexView):
    pass


class VersionInspect(_ReadOnly, generic.InspectView):
    pass


class VersionViewSet(ModelViewSet):
    model = WordListVersion
    icon = "history"
    menu_label = _("词表版本")
    form_fields = ["change"]
    list_display = ["word_list_id", "number", "change", "made_at", "hash"]
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["word_list_id", "number", "made_at", "made_by", "change", "words", "hash"]
    index_view_class, inspect_view_class = VersionIndex, VersionInspect

    def get_urlpatterns(self) -> Any:
        """No address changes a version."""
        kept = ("index", "index_results", "inspect")
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in kept]


class WordGroup(ViewSetGroup):
    menu_label = _("检查词表")
    menu_icon = "edit"
    menu_order = 160
    items = (WordViewSet, WordListViewSet, VersionViewSet)
