"""Nothing done to the editors' rows changes anything public; nothing but reviewed bytes comes through the door."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from wagtail.models import Page, Revision

from base import clock
from disclosure.catalogue import kinds, shell
from disclosure.catalogue.content import hash_of
from disclosure.catalogue.enums import ReleaseKind
from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.catalogue.services.release import ReleaseRefused, release_items
from disclosure.documents.models import DocumentPage
from portal.models import Section, Unit
from tests.catalogue.moves import entry_of, released_page
from tests.factories import DocumentFactory
from tests.moves import SECRECY, approvals, frozen

pytestmark = pytest.mark.django_db
PUBLIC = (
    "{address}", "/zh-hant{address}", "/catalogue/", "/{section}/", "/catalogue/?genre=通知", "/search/?q=公开的标题",
    "/feeds/catalogue.atom", "/sitemap-0.xml", "/api/v1/catalogue/", "/api/v1/catalogue/{number}/", "/catalogue.csv",
)  # fmt: skip


def everything_public(entry: CatalogueEntry, section: str) -> dict[str, str]:
    """What a stranger reads at every public address, without what differs at each reading."""
    found = {}
    for pattern in PUBLIC:
        address = pattern.format(address=entry.address, section=section, number=entry.pk)
        response = Client().get(address)
        assert response.status_code == 200, address
        found[address] = re.sub(r"\d+(\.\d+)? ?(毫秒|秒|ms)", "", response.getvalue().decode())
    return found


def by_sql(statement: str) -> Callable[[Any], None]:
    def run(page: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, [page.pk])

    return run


CHANGES: dict[str, Callable[[Any], object]] = {
    "queryset.update": lambda page: DocumentPage.objects.filter(pk=page.pk).update(
        title="偷换的标题", abstract="偷换的概述", genre="函", unit=Unit.objects.last(), doc_no="偷〔2026〕1号"
    ),
    "SQL on the title": by_sql("UPDATE wagtailcore_page SET title = '偷换的标题', live = false WHERE id = %s"),
    "SQL on the body": by_sql("UPDATE documents_documentpage SET body = '[]' WHERE page_ptr_id = %s"),
    "SQL on revisions": lambda page: Revision.objects.update(content={"title": "偷换的标题"}),
    "shell rows": lambda page: (Unit.objects.update(name="偷换的单位"), Section.objects.update(name="偷换的栏目")),
    "deleting the draft by SQL": by_sql("DELETE FROM documents_documentpage WHERE page_ptr_id = %s"),
    "closing the draft": lambda page: Page.objects.filter(pk=page.pk).update(live=False, expired=True),
}


@pytest.mark.parametrize("how", CHANGES)
def test_changing_the_editors_rows_changes_nothing_public(district: SimpleNamespace, how: str) -> None:
    page = released_page(district, title="公开的标题", genre="通知", abstract="公开的概述")
    entry = entry_of(page)
    before = everything_public(entry, district.section.slug)
    CHANGES[how](page)
    caches["pages"].clear()
    shell.forget()
    assert everything_public(entry, district.section.slug) == before


def copy_of(place: SimpleNamespace, **kwargs: Any) -> ReviewCopy:
    return frozen(DocumentFactory(unit=place.unit, section=place.section, **kwargs))


def reasons(copy: ReviewCopy, **kwargs: Any) -> str:
    arguments = {"approvals": approvals(copy.hash), "secrecy": SECRECY, **kwargs}
    with pytest.raises(ReleaseRefused) as refused:
        release_items([copy], how=ReleaseKind.SETUP, **arguments)
    assert not CatalogueEntry.objects.filter(kind="document").exists()
    return "；".join(refused.value.reasons)


def test_a_changed_copy_is_refused(district: SimpleNamespace) -> None:
    copy = copy_of(district, title="送审的标题")
    ReviewCopy.objects.filter(pk=copy.pk).update(content=copy.content.replace("送审的标题", "偷换的标题"))
    copy = ReviewCopy.objects.get(pk=copy.pk)
    assert "已被改动" in reasons(copy)


def test_a_changed_copy_with_a_fitting_hash_is_not_what_was_approved(district: SimpleNamespace) -> None:
    copy = copy_of(district, title="送审的标题")
    approved = approvals(copy.hash)
    text = copy.content.replace("送审的标题", "偷换的标题")
    ReviewCopy.objects.filter(pk=copy.pk).update(content=text, hash=hash_of(text))
    assert "请重新送审" in reasons(ReviewCopy.objects.get(pk=copy.pk), approvals=approved)


def test_one_pair_of_eyes_is_not_enough(district: SimpleNamespace) -> None:
    copy = copy_of(district)
    only_secrecy = approvals(copy.hash)[1:]
    assert "审核人数不足" in reasons(copy, approvals=only_secrecy)
    assert "审核人数不足" in reasons(copy, approvals=only_secrecy * 2)


def test_nothing_goes_out_without_a_secrecy_review_that_says_public(district: SimpleNamespace) -> None:
    copy = copy_of(district)
    assert "先审查、后公开" in reasons(copy, secrecy={**SECRECY, "conclusion": "not_public"})
    assert "先审查、后公开" in reasons(
        copy, approvals=[each for each in approvals(copy.hash) if not each.is_secrecy_review] * 2
    )


def test_an_author_does_not_approve(district: SimpleNamespace) -> None:
    page = DocumentFactory(unit=district.unit, section=district.section)
    copy = frozen(page, authors=[{"id": -1, "name": "审核人1"}])
    assert "起草人不得审核" in reasons(copy)


def test_a_copy_goes_out_once(district: SimpleNamespace) -> None:
    copy = copy_of(district)
    arguments: dict[str, Any] = {"how": ReleaseKind.SETUP, "approvals": approvals(copy.hash), "secrecy": SECRECY}
    release_items([copy], **arguments)
    with pytest.raises(ReleaseRefused, match="已经公开过"):
        release_items([copy], **arguments)


def test_what_is_not_for_the_public_is_refused_here_too(district: SimpleNamespace) -> None:
    copy = copy_of(district, openness="on_request", openness_note="涉及过程性信息")
    assert "主动公开" in reasons(copy)


def test_all_reasons_are_said_at_once(district: SimpleNamespace) -> None:
    copy = copy_of(district, openness="closed", non_disclosure_reason="process_info", openness_note="讨论记录")
    said = reasons(copy, approvals=approvals("0" * 64)[:1], secrecy={})
    for sentence in ("审核人数不足", "先审查、后公开", "请重新送审", "主动公开"):
        assert sentence in said


def test_of_two_items_one_of_which_is_refused_none_goes_out(district: SimpleNamespace) -> None:
    good, bad = copy_of(district), copy_of(district, openness="on_request", openness_note="理由")
    with pytest.raises(ReleaseRefused):
        release_items([good, bad], how=ReleaseKind.SETUP, approvals=approvals(good.hash, bad.hash), secrecy=SECRECY)
    assert not CatalogueEntry.objects.filter(kind="document").exists()


def test_a_draft_that_was_deleted_cannot_go_out_from_its_copy(district: SimpleNamespace) -> None:
    page = DocumentFactory(unit=district.unit, section=district.section)
    copy = frozen(page)
    page.delete()
    with pytest.raises(LookupError, match="已被删除"):
        release_items([copy], how=ReleaseKind.SETUP, approvals=approvals(copy.hash), secrecy=SECRECY)
    assert not CatalogueEntry.objects.filter(kind="document").exists()


def test_a_release_takes_at_most_two_hundred(district: SimpleNamespace) -> None:
    with pytest.raises(ValueError, match="at most 200"):
        release_items([copy_of(district)] * 201, how=ReleaseKind.SETUP, approvals=[], secrecy=SECRECY)


def test_a_kind_belongs_to_one_model(db: None) -> None:
    document = kinds.get("document")

    class Other(kinds.ItemKind):
        code, model = document.code, Section

    with pytest.raises(ValueError, match="document"):
        kinds.register(Other())


def test_a_copy_is_written_once(district: SimpleNamespace) -> None:
    copy = copy_of(district)
    copy.submitted_at = clock.now()
    with pytest.raises(RuntimeError, match="不可修改"):
        copy.save()
    with pytest.raises(RuntimeError, match="不可删除"):
        copy.delete()
