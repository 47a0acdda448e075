"""/xxgk/: the homes of all units, by level."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from disclosure.catalogue import versions
from disclosure.catalogue.enums import Dimension
from disclosure.catalogue.models import TermCount
from disclosure.catalogue.public_view import PublicRequest, public_view
from disclosure.catalogue.shell import Part
from disclosure.unit_home.addresses import home_address, language_here
from portal.enums import UnitLevel
from portal.meta import column_meta


class UnitRow(NamedTuple):
    part: Part
    items: int
    url: str


@public_view
def units(request: PublicRequest) -> HttpResponse:
    """List the units with the number of their items. Two queries, for 4 units and for 400."""
    page, language = request.page, language_here()
    # Every listed item of any unit moves this term.
    shell = page.depend([versions.of_term((language, str(Dimension.ALL), ""))])
    page.keep = True
    counts = dict(
        TermCount.objects.filter(term__language=language, term__dimension=Dimension.UNIT).values_list("term__key", "n")
    )
    rows: dict[str, list[UnitRow]] = {level: [] for level in UnitLevel.values}
    for unit in shell.units:
        n = counts.get(str(unit.id), 0)
        if n or language == "zh-hans":
            rows[unit.level].append(UnitRow(unit, n, home_address(unit.slug, language=language)))
    by_level = [(UnitLevel(level).label, found) for level, found in rows.items() if found]
    context = {"shell": shell, "units_by_level": by_level, "meta": column_meta(shell, None, _("政府信息公开"))}
    return render(request, "unit_home/units.html", context)
