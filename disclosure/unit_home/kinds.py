"""The pages of a unit's home as catalogue kinds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import Document

from disclosure.catalogue import shell
from disclosure.catalogue.content import Content, FrozenFile
from disclosure.catalogue.enums import FileRole
from disclosure.catalogue.facts import Facts
from disclosure.catalogue.file_freezing import freeze_document
from disclosure.catalogue.row_kinds import PageKind
from disclosure.unit_home.addresses import home_address
from disclosure.unit_home.bodies import PARTS, BodyPart
from disclosure.unit_home.enums import Column
from disclosure.unit_home.headings import number_headings
from disclosure.unit_home.item_box import item_box
from disclosure.unit_home.models import AnnualReportPage, ApplyPage, DisclosureGuidePage, RulePage
from disclosure.unit_home.rules import reasons_not_to_submit


class UnitHomeKind(PageKind):
    """What all four share. They stand in lists and are found by search like everything else of the unit."""

    column: Column
    detail_template = "unit_home/item.html"
    search_group = "institution"
    search_group_label = _("机构信息")
    search_group_place = 5

    def files(self, instance: Any) -> Sequence[FrozenFile]:
        return [freeze_document(document, FileRole.ATTACHMENT, title) for document, title in self.documents(instance)]

    def documents(self, instance: Any) -> list[tuple[Document, str]]:
        """Return the documents that the draft shows, each with the title it is shown under."""
        found = {block.value["document"]: block.value["title"] for block in instance.attachments}
        return [(document, title) for document, title in found.items() if document is not None]

    def facts(self, content: Content) -> Facts:
        fields = content.fields
        return Facts(
            title=fields["title"],
            translation_key=fields["translation_key"],
            unit_id=fields["unit"],
            wants_index_no=True,
            written_date=_date(fields.get("written_date")),
            abstract=fields.get("abstract", ""),
        )

    def path(self, content: Content, facts: Facts, number: int, published_at: datetime) -> str:
        unit = shell.current().of("unit")[facts.unit_id or 0]
        return f"{home_address(unit.slug, self.column, content.language)}{number}/"

    def parts(self, content: Content) -> list[BodyPart]:
        with translation.override(content.language):
            return PARTS[self.model](content)  # type: ignore[index]

    def body_html(self, content: Content) -> str:
        return number_headings(render_to_string("unit_home/body.html", {"parts": self.parts(content)}))

    def text(self, content: Content) -> str:
        return "\n".join(part.text for part in self.parts(content))

    def check(self, content: Content) -> list[str]:
        return reasons_not_to_submit(self.column, content)

    def detail_context(self, entry: Any, content: Content) -> dict[str, Any]:
        return {"box": item_box(entry, content), "column": {"label": self.column.label}}


class GuideKind(UnitHomeKind):
    code = "guide"
    label = _("政府信息公开指南")
    model = DisclosureGuidePage
    column = Column.GUIDE


class RuleKind(UnitHomeKind):
    code = "rule"
    label = _("政府信息公开制度")
    model = RulePage
    column = Column.RULES


class AnnualReportKind(UnitHomeKind):
    code = "annual_report"
    label = _("政府信息公开年报")
    model = AnnualReportPage
    column = Column.ANNUAL

    def documents(self, instance: Any) -> list[tuple[Document, str]]:
        return [(instance.document, "")] if instance.document_id else []


class ApplyKind(UnitHomeKind):
    code = "apply"
    label = _("依申请公开说明")
    model = ApplyPage
    column = Column.APPLY

    def documents(self, instance: Any) -> list[tuple[Document, str]]:
        return [(instance.form, "")] if instance.form_id else []


UNIT_HOME_KINDS: list[UnitHomeKind] = [GuideKind(), RuleKind(), AnnualReportKind(), ApplyKind()]
COLUMN_OF_KIND = {kind.code: kind.column for kind in UNIT_HOME_KINDS}
KIND_OF_COLUMN = {kind.column: kind.code for kind in UNIT_HOME_KINDS}


def _date(value: str | None) -> date | None:
    return parse_date(value) if value else None
