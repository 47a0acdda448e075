"""The metadata box of a unit's home page: what the law wants of a catalogue entry (条例 art. 12), and the year."""

from __future__ import annotations

from django.utils.translation import gettext as _

from disclosure.catalogue.content import Content
from disclosure.catalogue.metadata_box import LABELS, BoxRow
from disclosure.catalogue.models import CatalogueEntry
from portal.templatetags.portal import moment


def item_box(entry: CatalogueEntry, content: Content) -> list[BoxRow]:
    """Return the rows that have a value; a draft's index number is 待编."""
    rows = [
        BoxRow(str(LABELS["index_no"]), entry.index_no or _("待编"), "index_no"),
        BoxRow(_("年度"), str(content.fields.get("year") or ""), "year"),
        BoxRow(str(LABELS["written_date"]), str(entry.written_date or ""), "written_date"),
        BoxRow(str(LABELS["published_at"]), moment(entry.published_at), "published_at"),
        BoxRow(str(LABELS["abstract"]), content.fields.get("abstract", ""), "abstract"),
    ]
    return [row for row in rows if row.value]
