"""Forms of the review room."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.models import Revision

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Change, Content
from disclosure.catalogue.freezing import fields_of
from disclosure.review.change_form import ChangeForm
from disclosure.review.services.submit import reasons_about


class ReviewedForm:
    """What the edit forms of reviewed rows check beside their fields. Their errors keep what was typed."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        form: Any = self
        for reason in self._overwrites_somebody():
            form.add_error(None, reason)
        if "action-submit" in form.data and not form.errors:
            for reason in self._breaks_rules():
                form.add_error(None, reason)

    def _breaks_rules(self) -> list[str]:
        """Return why the draft as typed cannot be sent to review."""
        instance: Any = self.instance  # type: ignore[attr-defined]
        kind: Any = kinds.of_model(type(instance))
        fields, change = self._typed_fields(), self.typed_change()
        content = Content(kind.code, kind.language_of(instance), fields, tuple(kind.files(instance)), change=change)
        return reasons_about(instance, content, self._workflow(), self.for_user)  # type: ignore[attr-defined]

    def typed_change(self) -> Change | None:
        """Return what is said about a correction (`ChangeForm`)."""
        return None

    def _typed_fields(self) -> dict[str, Any]:
        """Return the fields as typed; many-to-many choices reach the instance only when it is saved."""
        form: Any = self
        fields = fields_of(form.instance)
        for field in form.instance._meta.many_to_many:
            if field.name in fields and field.name in form.cleaned_data:
                fields[field.name] = [row.pk for row in form.cleaned_data[field.name]]
        return fields

    def _workflow(self) -> Any:
        return self.instance.get_workflow()  # type: ignore[attr-defined]

    def _overwrites_somebody(self) -> list[str]:
        """Return a warning when somebody else saved since this form was opened.

        The form comes back with the newer revision's number, so that saving again is a decision, not an accident.
        """
        form: Any = self
        latest = latest_revision_of(form.instance)
        if latest is None or not _is_stale(form.data, latest):
            return []
        who = latest.user.get_full_name() or latest.user.get_username() if latest.user else _("另一位编辑")
        return [
            _(
                "%(who)s在您打开之后保存了新版本。您输入的内容仍在下面，尚未保存；请先到“历史”中核对，再次保存将以您的内容为准。"
            )
            % {"who": who}
        ]

    def get_field_updates_for_resave(self) -> Any:
        """After an autosave the form counts as opened with the revision that it made itself: its own editor is not
        somebody else, neither to the next save nor to the preview."""
        yield from super().get_field_updates_for_resave()  # type: ignore[misc]
        revision: Any = self.instance.latest_revision  # type: ignore[attr-defined]
        if revision:
            yield "loaded_revision_id", str(revision.pk)
            yield "loaded_revision_created_at", revision.created_at.isoformat()


def latest_revision_of(instance: Any) -> Revision | None:
    """Return the newest revision, and make everybody else who is saving this draft wait until we are done."""
    if not instance.pk:
        return None
    with transaction.atomic():
        row = type(instance)._base_manager.select_for_update().filter(pk=instance.pk)
        number = row.values_list("latest_revision_id", flat=True).first()
    return Revision.objects.filter(pk=number).first() if number else None


def _is_stale(data: Any, latest: Revision) -> bool:
    """An autosave of this very form made the revision that it names. One that it loaded may have been
    overwritten since by the autosave of another form, under the same number."""
    if mine := data.get("overwrite_revision_id"):
        return bool(mine != str(latest.pk))
    loaded, loaded_at = data.get("loaded_revision_id"), data.get("loaded_revision_created_at")
    if not loaded:
        return False
    return bool(loaded != str(latest.pk) or (loaded_at and loaded_at != latest.created_at.isoformat()))


class ReviewedPageForm(ChangeForm, ReviewedForm, WagtailAdminPageForm):
    """The edit form of a page that passes the chain."""


class ReviewedSnippetForm(ReviewedForm, WagtailAdminModelForm):
    """The edit form of a word of the shell."""
