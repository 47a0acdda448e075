"""The edit form of a unit's home: what the unit's profile already says is filled in."""

from __future__ import annotations

from typing import Any

from base.clock import today
from disclosure.review.forms import ReviewedPageForm
from portal.models import Unit
from portal.services.folders import unit_of_folder

# Field of the form → field of the unit.
FROM_PROFILE = {
    "office_address": "address",
    "address": "address",
    "office_hours": "office_hours",
    "phone": "phone",
    "fax": "fax",
    "internet_contact": "email",
}
# A guide is of this year, a report of the last one (条例 art. 49).
YEARS_BACK = {"annualreportpage": 1}


class UnitHomePageForm(ReviewedPageForm):
    """A page belongs to the unit of its folder."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.unit_id is None and self.parent_page is not None:
            self.instance.unit = unit_of_folder(self.parent_page)
            if self.instance.unit:
                self._suggest(self.instance.unit)

    def _suggest(self, unit: Unit) -> None:
        meta = type(self.instance)._meta
        year = today().year - YEARS_BACK.get(meta.model_name, 0)
        wanted: dict[str, Any] = {"year": year, "office_name": f"{unit.name}政府信息公开工作机构"}
        wanted |= {name: getattr(unit, source) for name, source in FROM_PROFILE.items()}
        if meta.model_name != "rulepage":
            when = f"（{year}年）" if "year" in self.fields else ""
            wanted["title"] = f"{unit.name}{meta.verbose_name}{when}"
        for name, value in wanted.items():
            if name in self.fields and not self.initial.get(name):
                self.initial[name] = value
