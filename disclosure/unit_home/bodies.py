"""The parts of which the body of a page is made, read from frozen content alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from base.html import html_to_text, text_to_html
from disclosure.catalogue.content import Content
from disclosure.unit_home.models import AnnualReportPage, ApplyPage, DisclosureGuidePage, RulePage

GUIDE_OFFICE = ("office_name", "office_address", "office_hours", "phone", "fax", "internet_contact")
GUIDE_TEXTS = (
    "classification", "arrangement", "how_to_obtain", "scope", "forms", "time_limits",
    "channels", "procedure", "fees", "supervision", "remedy",
)  # fmt: skip
OFFICE_AFTER = "time_limits"
APPLY_OFFICE = ("office_name", "address", "office_hours", "phone", "online_address")


@dataclass(frozen=True)
class BodyPart:
    """A heading and what stands below it: rich text as the editor left it, or facts as (label, value)."""

    heading: str = ""
    html: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        facts = "\n".join(f"{label}：{value}" for label, value in self.facts)
        return "\n".join(filter(None, (self.heading, html_to_text(self.html), facts)))


def guide_parts(content: Content) -> list[BodyPart]:
    """Return preface, the texts that are filled, and the office's details between disclosure and application."""
    fields = content.fields
    parts = [BodyPart(html=fields["preface"])]
    for name in GUIDE_TEXTS:
        parts.append(_text(DisclosureGuidePage, name, fields))
        if name == OFFICE_AFTER:
            parts.append(_office("政府信息公开工作机构", DisclosureGuidePage, GUIDE_OFFICE, fields))
    return _filled(parts)


def apply_parts(content: Content) -> list[BodyPart]:
    fields = content.fields
    texts = [_text(ApplyPage, name, fields) for name in ("channels", "procedure")]
    return _filled([_office("受理机构", ApplyPage, APPLY_OFFICE, fields), *texts])


def rule_parts(content: Content) -> list[BodyPart]:
    return _filled([BodyPart(html=content.fields["body"])])


def report_parts(content: Content) -> list[BodyPart]:
    return _filled([BodyPart(html=text_to_html(content.fields["abstract"]))])


PARTS = {
    DisclosureGuidePage: guide_parts,
    ApplyPage: apply_parts,
    RulePage: rule_parts,
    AnnualReportPage: report_parts,
}


def _text(model: type[Model], name: str, fields: dict[str, Any]) -> BodyPart:
    return BodyPart(label_of(model, name), fields[name])


def _office(heading: str, model: type[Model], names: tuple[str, ...], fields: dict[str, Any]) -> BodyPart:
    return BodyPart(heading, facts=tuple((label_of(model, name), fields[name]) for name in names if fields[name]))


def label_of(model: type[Model], name: str) -> str:
    """Return what people call a field."""
    field: Any = model._meta.get_field(name)
    return str(field.verbose_name)


def _filled(parts: list[BodyPart]) -> list[BodyPart]:
    return [part for part in parts if part.facts or html_to_text(part.html)]
