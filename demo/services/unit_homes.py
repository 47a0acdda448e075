"""The pages of the units' 政府信息公开 homes: those of one day and editor are released together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.db import transaction
from wagtail.documents.models import Document
from wagtail.models import Page

from demo.files.pdf import make_pdf
from demo.files.word import make_docx
from demo.reading.unit_homes import UnitHomeSource, read_request_form
from demo.services.accounts import APPROVERS
from demo.services.media import add_file
from demo.services.places import Places
from demo.services.site_words import REASON
from disclosure.review.services.let_out_together import let_out_together
from disclosure.unit_home.models import AnnualReportPage, ApplyPage, DisclosureGuidePage, RulePage
from portal.services.folders import year_folder

MODELS: dict[str, Any] = {
    "guide": DisclosureGuidePage,
    "rule": RulePage,
    "apply": ApplyPage,
    "annual_report": AnnualReportPage,
}
FORM_TITLE, FORM_UNIT = "示例区政府信息公开申请表", "qzfb"


@transaction.atomic
def load_unit_homes(places: Places, sources: Sequence[UnitHomeSource]) -> int:
    """Make and release the pages of one moment that are missing; return how many were made."""
    slugs = [source.slug for source in sources]
    there = set(Page.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    missing = [source for source in sources if source.slug not in there]
    approvers = [places.people[name] for name in APPROVERS]
    missing.sort(key=lambda source: places.editor(source.unit).username)
    for username, group in groupby(missing, lambda source: places.editor(source.unit).username):
        own = list(group)
        pages = [_make(source, places) for source in own]
        let_out_together(pages, approvers, REASON, author=places.people[username], at=own[0].at)
    return len(missing)


def _make(source: UnitHomeSource, places: Places) -> Any:
    unit, editor = places.units[source.unit], places.editor(source.unit)
    page = MODELS[source.kind](**source.fields, unit=unit, slug=source.slug, live=False, owner=editor)
    if source.file:
        name, body = source.file
        day = source.fields["written_date"]
        data = make_pdf(page.title, unit.name, f"{day.year}年{day.month}月{day.day}日", body)
        page.document = add_file(page.title, name, data, source.unit, places)
    if source.kind == "apply":
        page.form = _request_form(places)
    return year_folder(unit, source.at.year).add_child(instance=page)


def _request_form(places: Places) -> Document:
    """Return the form for requests, one for the whole district."""
    there = Document.objects.filter(title=FORM_TITLE).first()
    data = make_docx(read_request_form()) if there is None else b""
    return there or add_file(FORM_TITLE, f"{FORM_TITLE}.docx", data, FORM_UNIT, places)
