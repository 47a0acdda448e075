"""Edit forms of disclosed pages."""

from __future__ import annotations

from typing import Any

from base.doc_no import normalise_doc_no
from disclosure.review.forms import ReviewedPageForm
from portal.services.folders import unit_of_folder


class DisclosedPageForm(ReviewedPageForm):
    """A page belongs to the unit of its folder; a document number is written in one way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = unit_of_folder(self.parent_page) if self.parent_page else None
        if unit:
            if self.instance.unit_id is None and not self.initial.get("issuer"):
                self.initial["issuer"] = unit.name
            self.instance.unit = unit  # also when the page was moved or copied here from another unit
        for name in ("section", "topic"):
            field: Any = self.fields[name]
            field.label_from_instance = _with_parent

    def clean_doc_no(self) -> str:
        return normalise_doc_no(self.cleaned_data["doc_no"])


def _with_parent(part: Any) -> str:
    """A child is ambiguous by its own name: every head of the topics has a child 其他."""
    return f"{part.parent.name} › {part.name}" if part.parent else part.name
