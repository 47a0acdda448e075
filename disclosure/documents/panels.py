"""The edit forms of disclosed pages, in the order in which a drafter thinks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from disclosure.review.panels import change_panel


def _group(heading: Any, *names: str) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(name) for name in names], heading=heading)


_title = FieldPanel("title")
_openness = _group(_("公开属性"), "openness", "non_disclosure_reason", "openness_note")
_filing = MultiFieldPanel(
    [
        FieldPanel("section", widget=forms.Select),
        FieldPanel("topic", widget=forms.Select),
        FieldPanel("key_areas", widget=forms.CheckboxSelectMultiple),
        FieldPanel("statutory_item", widget=forms.Select),
    ],
    heading=_("归类"),
)
_text: list[Panel] = [FieldPanel("abstract"), FieldPanel("keywords"), FieldPanel("body"), FieldPanel("attachments")]
_partial = _group(_("部分公开与第三方"), "redactions", "original_location", "third_party_basis", "third_party_note")
_publishing = _group(_("公开方式"), "due_at", "public_until", "names_individuals")
_in_time = _group(_("公开方式"), "deadline_rule", "due_at", "due_reason", "public_until", "names_individuals")

document_panels = [
    change_panel(),
    _title,
    _openness,
    _group(_("文件信息"), "issuer", "co_issuers", "doc_no", "genre", "is_normative", "audience"),
    _group(_("日期"), "written_date", "changed_on", "effective_date", "expiry_date", "repealed_date"),
    MultiFieldPanel([*_filing.children, FieldPanel("co_units"), FieldPanel("joint_consent")], heading=_("归类")),
    *_text,
    FieldPanel("relations"),
    _partial,
    _in_time,
]

reprint_panels = [
    change_panel(),
    _title,
    _group(_("来源"), "source_name", "source_url", "original_date"),
    _openness,
    _filing,
    *_text,
    _partial,
    _publishing,
]
