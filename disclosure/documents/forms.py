"""Edit forms of disclosed pages."""

from __future__ import annotations

from typing import Any

from base.doc_no import normalise_doc_no
from disclosure.review.forms import ReviewedPageForm
from portal.models import Unit, UnitFolder


class DisclosedPageForm(ReviewedPageForm):
    """A page belongs to the unit of its folder; a document number is written in one way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.unit_id is None and self.parent_page is not None:
            self.instance.unit = unit_of_folder(self.parent_page)
            if "issuer" in self.fields and self.instance.unit:
                self.initial.setdefault("issuer", self.instance.unit.name)
                self.fields["issuer"].initial = self.instance.unit.name

    def clean_doc_no(self) -> str:
        return normalise_doc_no(self.cleaned_data["doc_no"])


def unit_of_folder(folder: Any) -> Unit | None:
    """Return the unit whose filing cabinet a page lies in."""
    found = UnitFolder.objects.ancestor_of(folder, inclusive=True).select_related("unit").first()
    return found.unit if found else None
