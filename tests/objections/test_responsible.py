"""Every released page says who answers for it, what proves its files, and where parts are withheld."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import Page

from disclosure.catalogue.content import Change
from disclosure.catalogue.models import CatalogueEntry, HomePage
from disclosure.documents.models import DocumentPage
from portal.models import Unit
from tests.corrections.moves import correct
from tests.factories import DocumentFactory, ReprintFactory
from tests.moves import release, release_shell
from tests.review.admin import client_of, text_of
from tests.review.moves import entry_of
from tests.review.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def reachable(office: Office) -> Unit:
    """The unit's profile as it was released."""
    unit = Unit.objects.get(pk=office.unit.pk)
    unit.phone, unit.email, unit.head = "010-55570001", "mzj@example.gov.cn", "王负责"
    unit.save()
    release_shell(unit)
    return unit


def test_a_page_names_unit_contact_and_first_day(reachable: Unit, entry: CatalogueEntry, client: Client) -> None:
    page = text_of(client.get(entry.address))
    assert [word for word in (reachable.name, reachable.phone, reachable.email, "首次公开") if word not in page] == []
    assert "王负责" not in page


def test_the_contact_is_the_released_one(reachable: Unit, entry: CatalogueEntry, client: Client) -> None:
    Unit.objects.filter(pk=reachable.pk).update(phone="110")
    assert "010-55570001" in text_of(client.get(entry.address))


def test_a_reprint_and_the_home_page_have_it_too(reachable: Unit, office: Office, client: Client) -> None:
    reprint = ReprintFactory(unit=reachable, section=office.section)
    home = Page.get_first_root_node().add_child(instance=HomePage(title="首页", lead="查政策"))
    release(reprint, home)
    page = text_of(client.get(CatalogueEntry.objects.get(kind="reprint", source_id=reprint.pk).address))
    assert (reachable.phone in page, "纠错／权益异议" in page) == (True, True)
    assert "/objections/new/?item=" in text_of(client.get("/"))


def test_a_corrected_page_says_when(office: Office, page: DocumentPage, entry: CatalogueEntry, client: Client) -> None:
    assert "最近更正" not in text_of(client.get(entry.address))
    correct(page, Change("wording", "更正了标准。"), abstract="新的摘要。")
    shown = text_of(client.get(entry.address))
    assert ("最近更正" in shown, shown.count('id="changes"')) == (True, 1)


def test_files_show_type_size_and_checksum(office: Office, client: Client) -> None:
    data = "表一".encode()
    document = Document.objects.create(title="附表", file=ContentFile(data, name="fubiao.txt"))
    page = DocumentFactory(
        unit=office.unit, section=office.section, attachments=[("file", {"document": document, "title": "附表"})]
    )
    release(page)
    shown, digest = text_of(client.get(entry_of(page).address)), hashlib.sha256(data).hexdigest()
    assert (digest in shown, f"<code>{digest[:12]}</code>" in shown, "TXT，6" in shown) == (True, True, True)


def test_a_redacted_page_says_so_how_many_which_articles_and_the_remedy(
    reachable: Unit, office: Office, client: Client
) -> None:
    redactions = [
        ("redaction", {"place": place, "article": article, "reason": "个人隐私"})
        for place, article in (("第二段", "15"), ("附表", "15"), ("第四段", "16_process"))
    ]
    kinds = DocumentPage._meta.get_field("redactions").stream_block.child_blocks["redaction"]
    offered = [value for value, _label in kinds.child_blocks["article"].field.choices if value]
    for (_kind, value), article in zip(redactions, (offered[0], offered[0], offered[1]), strict=True):
        value["article"] = article
    page = DocumentFactory(
        unit=reachable, section=office.section, redactions=redactions, original_location="档案室", owner=office.editor
    )
    release(page)
    shown = text_of(client.get(entry_of(page).address))
    assert "本件删减 3 处后公开" in shown
    assert "不予公开的依据：" in shown
    assert ("（2 处）" in shown, "（1 处）" in shown) == (True, True)
    assert f"由{reachable.name}负责答复，联系电话：{reachable.phone}" in shown
    assert "行政复议" in shown


def test_reviewers_are_not_offered_to_object(office: Office, page: DocumentPage) -> None:
    from tests.moves import submit

    copy = submit(page, office.editor)
    shown = text_of(client_of(office.first).get(f"/admin/review/copies/{copy.pk}/", follow=True))
    assert "/objections/new/" not in shown
