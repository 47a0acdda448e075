"""What stands around every page of a unit's home: navigation, breadcrumb, meta tags."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from disclosure.catalogue.lists.filters import Filters
from disclosure.catalogue.public_view import PublicRequest
from disclosure.catalogue.shell import Shell
from disclosure.unit_home.addresses import home_address, language_here
from disclosure.unit_home.columns import ColumnLink, columns_of
from disclosure.unit_home.home import Home, read_home
from portal.meta import Column as MetaColumn
from portal.meta import column_meta
from portal.templatetags.portal import local_name


def open_home(request: PublicRequest, unit_slug: str) -> tuple[Home, Shell]:
    """Read a unit's home, and let the page depend on its items.

    Raises Http404 for a unit that is not public, in English for one of which nothing is translated.
    """
    page, language = request.page, language_here()
    shell = page.depend_on_list(Filters(language, (("unit", unit_slug),)))
    page.keep = True
    unit = shell.by_slug("unit", unit_slug)
    if unit is None:
        raise Http404
    home = read_home(unit, language)
    if home.language != "zh-hans" and not home.counts:
        raise Http404
    return home, shell


def frame(home: Home, shell: Shell, code: str = "") -> dict[str, Any]:
    """Return the context of a page of the home; `code` names its column."""
    columns = columns_of(home, shell)
    home_url = home_address(home.unit.slug, language=home.language)
    way = [(_("政府信息公开"), home_address(language=home.language)), (local_name(home.unit), home_url)]
    here = next((column for column in columns if column.code == code), None)
    return {
        "shell": shell,
        "unit": home.unit,
        "home_url": home_url,
        "columns": columns,
        "column": here,
        "breadcrumb": way if here else way[:1],
        "meta": column_meta(shell, meta_column(home, here)),
    }


def meta_column(home: Home, column: ColumnLink | None = None) -> MetaColumn:
    """Return the column that the meta tags name (国办发〔2017〕47号)."""
    unit = local_name(home.unit)
    label = str(column.label) if column else _("政府信息公开")
    name = _("%(unit)s%(column)s") % {"unit": unit, "column": label}
    about = _("%(unit)s依照《中华人民共和国政府信息公开条例》公开的信息：%(column)s")
    return MetaColumn(name, about % {"unit": unit, "column": label}, f"{unit},{label}", label)
