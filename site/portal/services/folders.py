"""Open the folder that a draft belongs in."""

from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from portal.models import Unit
from portal.models.folders import UnitFolder, YearFolder

FOLDER_LIMIT = 1500  # children; the explorer's last page costs 560 ms at that size and 1,364 ms at 60,000


def unit_of_folder(folder: Page) -> Unit | None:
    """Return the unit whose filing cabinet a page lies in, None outside of all."""
    found = UnitFolder.objects.ancestor_of(folder, inclusive=True).select_related("unit").first()
    return found.unit if found else None


def unit_folder(unit: Unit) -> UnitFolder:
    """Return the folder of `unit`, making it below the root when it does not exist."""
    found = UnitFolder.objects.filter(unit=unit).first()
    if found:
        return found
    folder = UnitFolder(title=unit.name, slug=f"unit-{unit.slug}", unit=unit, locale=Locale.get_default(), live=False)
    return Page.get_first_root_node().add_child(instance=folder)


def year_folder(unit: Unit, year: int) -> YearFolder:
    """Return the folder of `unit` for `year` that still has room."""
    parent = unit_folder(unit)
    existing = YearFolder.objects.child_of(parent).filter(year=year)
    found = existing.filter(numchild__lt=FOLDER_LIMIT).first()
    if found:
        return found
    part = existing.count() + 1
    title = _("%(year)s年") % {"year": year} + (f"（{part}）" if part > 1 else "")
    folder = YearFolder(title=title, slug=f"{year}-{part}", year=year, locale=parent.locale, live=False)
    return parent.add_child(instance=folder)
