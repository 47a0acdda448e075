"""Documents and reprints as catalogue kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from django.template.loader import render_to_string
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import Document
from wagtail.images.models import Image

from disclosure.catalogue import shell
from disclosure.catalogue.content import Content, FrozenFile
from disclosure.catalogue.enums import FileRole, RelationKind
from disclosure.catalogue.facts import Facts, Link
from disclosure.catalogue.file_freezing import freeze_document, freeze_image
from disclosure.catalogue.row_kinds import PageKind
from disclosure.catalogue.terms import month_of
from disclosure.documents.body_text import body_text
from disclosure.documents.enums import NO_POLICY, DeadlineRule, RedactionArticle
from disclosure.documents.models import DocumentPage, ReprintPage
from disclosure.documents.rules import forwarding_reasons, reasons_not_to_submit
from disclosure.documents.rules.deadline import law_deadline

PAGE_LINK = re.compile(r'<a[^>]*\blinktype="page"[^>]*\bid="(\d+)"|<a[^>]*\bid="(\d+)"[^>]*\blinktype="page"')


class DisclosedKind(PageKind):
    """What documents and reprints share: files, filing, text, path."""

    detail_template = "documents/detail.html"
    search_group = "policy"
    search_group_label = _("政策")
    search_group_place = 1

    def files(self, instance: Any) -> Sequence[FrozenFile]:
        return list(_files_of(instance))

    def facts(self, content: Content) -> Facts:
        fields = content.fields
        return Facts(
            title=fields["title"],
            translation_key=fields["translation_key"],
            openness=fields["openness"],
            noindex=fields["names_individuals"],
            unit_id=fields["unit"],
            section_id=fields["section"],
            topic_id=fields["topic"],
            key_area_ids=tuple(fields["key_areas"]),
            statutory_id=fields["statutory_item"],
            public_until=_date(fields["public_until"]),
            due_at=_moment(fields["due_at"]),
            original_published_at=_moment(fields["original_published_at"]),
            external_id=fields["external_id"],
            old_address=fields["old_address"],
            abstract=fields["abstract"],
            links=(*self.relations(fields), *_mentions(fields["body"])),
            **self.own_facts(fields),
        )

    def own_facts(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Return the facts that only this kind has."""
        raise NotImplementedError

    def relations(self, fields: dict[str, Any]) -> Iterator[Link]:
        yield from ()

    def path(self, content: Content, facts: Facts, number: int, published_at: datetime) -> str:
        section = shell.current().of("section").get(facts.section_id or 0)
        prefix = "" if content.language == "zh-hans" else f"/{content.language}"
        return f"{prefix}{section.path if section else '/catalogue/'}{month_of(published_at)}/{number}/"

    def body_html(self, content: Content) -> str:
        # The template reads frozen content alone; the page is there for a draft, and is not made unless asked for.
        page = SimpleLazyObject(lambda: self.instance(content))
        return render_to_string("documents/body.html", {"page": page, "content": content})

    def text(self, content: Content) -> str:
        return body_text(content.fields["body"])

    def check(self, content: Content) -> list[str]:
        targets = [link.source_id for link in self.facts(content).links]
        return reasons_not_to_submit(self.code, content) + forwarding_reasons(self.code, content, targets)

    def detail_context(self, entry: Any, content: Content) -> dict[str, Any]:
        articles = dict(RedactionArticle.choices)
        redactions = [block["value"] for block in content.fields["redactions"]]
        return {"redactions": [{**value, "article": articles.get(value["article"], "")} for value in redactions]}


class DocumentKind(DisclosedKind):
    code = "document"
    label = _("文件")
    model = DocumentPage
    later_fields: ClassVar[dict[str, Any]] = {
        "deadline_rule": DeadlineRule.GENERAL.value,
        "changed_on": None,
        "due_reason": "",
    }

    law_fields = ("changed_on", "written_date", "deadline_rule")

    def law_deadline(self, content: Content) -> date | None:
        return law_deadline(content)

    def own_facts(self, fields: dict[str, Any]) -> dict[str, Any]:
        return {
            "co_unit_ids": tuple(fields["co_units"]),
            "genre": fields["genre"],
            "issuer": fields["issuer"],
            "doc_no": fields["doc_no"],
            "index_no": fields["given_index_no"],
            "wants_index_no": True,
            "written_date": _date(fields["written_date"]),
            "effective_date": _date(fields["effective_date"]),
            "expiry_date": _date(fields["expiry_date"]),
            "repealed_date": _date(fields["repealed_date"]),
        }

    def is_policy(self, fields: Mapping[str, Any]) -> bool:
        return fields["genre"] not in NO_POLICY

    def relations(self, fields: dict[str, Any]) -> Iterator[Link]:
        for block in fields["relations"]:
            if block["value"]["target"]:
                yield Link(block["value"]["relation"], self.code, block["value"]["target"])


class ReprintKind(DisclosedKind):
    code = "reprint"
    label = _("转载")
    model = ReprintPage
    is_reprint = True

    def own_facts(self, fields: dict[str, Any]) -> dict[str, Any]:
        return {"issuer": fields["source_name"], "written_date": _date(fields["original_date"])}


def _date(value: str | None) -> date | None:
    return parse_date(value) if value else None


def _moment(value: str | None) -> datetime | None:
    return parse_datetime(value) if value else None


def _mentions(blocks: list[dict[str, Any]]) -> Iterator[Link]:
    for block in blocks:
        if block["type"] == "text":
            for groups in PAGE_LINK.findall(block["value"]):
                yield Link(RelationKind.MENTIONS, DocumentKind.code, int(groups[0] or groups[1]))


def _files_of(page: Any) -> Iterator[FrozenFile]:
    seen: set[tuple[str, int]] = set()
    for block in (*page.body, *page.attachments):
        if block.block_type in ("attachment", "file") and isinstance(block.value["document"], Document):
            document = block.value["document"]
            if ("document", document.pk) not in seen:
                yield freeze_document(document, FileRole.ATTACHMENT, block.value["title"])
            seen.add(("document", document.pk))
        elif block.block_type == "picture" and isinstance(block.value["image"], Image):
            image = block.value["image"]
            if ("image", image.pk) not in seen:
                yield from freeze_image(image, block.value["alt"])
            seen.add(("image", image.pk))
