"""更正说明 in the edit form of a public item: fields beside the page's own, kept beside the draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disclosure.catalogue import kinds
from disclosure.catalogue.change_notes import note_of, write_note
from disclosure.catalogue.content import Change
from disclosure.catalogue.correcting import needs_change
from disclosure.catalogue.enums import CORRECTIONS


class ChangeForm(forms.Form):
    """For the form of a page: asks what a correction changes, once the page is public."""

    change_kind = forms.ChoiceField(
        label=_("更正种类"),
        required=False,
        choices=[("", "---------"), *((kind.value, kind.label) for kind in CORRECTIONS)],
        help_text=_("因“隐私”“泄密”“被撤销或变更”更正时，以前的版本及其附件随本次公开一并封存。"),
    )
    change_note = forms.CharField(
        label=_("更正说明"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("改了什么，一两句话；随送审稿审核，公众在更正记录中看到。会封存以前版本的更正只写种类，此处留空。"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self._corrects():
            note = note_of(self._code, self.instance.pk)  # type: ignore[attr-defined]
            self.initial.update(change_kind=note.change_kind, change_note=note.note)

    def typed_change(self) -> Change | None:
        """Return what is said about the correction; None for what is not public yet."""
        kind = self.cleaned_data.get("change_kind", "")
        return Change(kind, self.cleaned_data.get("change_note", "").strip()) if kind and self._corrects() else None

    def save(self, commit: bool = True) -> Any:
        """Keep the note in any case: of a public page Wagtail saves a revision only."""
        saved = super().save(commit=commit)  # type: ignore[misc]
        if self._corrects() and "change_kind" in self.data:
            typed = Change(self.cleaned_data.get("change_kind", ""), self.cleaned_data.get("change_note", ""))
            write_note(self._code, self.instance.pk, typed)  # type: ignore[attr-defined]
        return saved

    @property
    def _code(self) -> str:
        kind = kinds.of_model(type(self.instance))  # type: ignore[attr-defined]
        return kind.code if kind else ""

    def _corrects(self) -> bool:
        return bool(self._code) and needs_change(self._code, self.instance.pk)  # type: ignore[attr-defined]
