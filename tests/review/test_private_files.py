"""What editors upload is private: a file has a public address only while a released item shows it."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import GroupCollectionPermission

from disclosure.catalogue.content import Content
from disclosure.catalogue.models import ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.services.lock_secret import lock_draft
from disclosure.review.services.unit_groups import editors_of
from portal.models import Section
from tests.factories import DocumentFactory, UnitFactory, UserFactory
from tests.moves import pass_chain, submit
from tests.review.admin import client_of, text_of
from tests.review.moves import editor_of, entry_of
from tests.review.office import Office

SECRET_TEXT = b"not yet public"


@pytest.fixture
def document(db: None) -> Document:
    return Document.objects.create(title="名单", file=ContentFile(SECRET_TEXT, name="list.csv"))


@pytest.fixture
def image(db: None) -> Image:
    return Image.objects.create(title="照片", file=get_test_image_file(filename="photo.png", size=(900, 600)))


@pytest.fixture
def full(page: DocumentPage, document: Document, image: Image) -> DocumentPage:
    """The draft, with a file and a picture."""
    page.attachments = [("file", {"document": document, "title": "名单"})]
    page.body = [
        ("picture", {"image": image, "alt": "现场照片", "caption": ""}),
        ("attachment", {"document": document, "title": ""}),
        ("text", "<p>外站的 https://example.gov.cn/files/x 不变。</p>"),
    ]
    return page


@pytest.fixture
def copy(office: Office, full: DocumentPage) -> ReviewCopy:
    return submit(full, office.editor)


class TestUploads:
    @pytest.fixture(params=["document", "image", "rendition"])
    def address(self, request: pytest.FixtureRequest, document: Document, image: Image) -> str:
        addresses = {
            "document": document.url, "image": image.file.url, "rendition": image.get_rendition("width-400").url,
        }  # fmt: skip
        return str(addresses[request.param])

    def test_staff_of_their_unit_see_them(self, office: Office, address: str) -> None:
        collection = GroupCollectionPermission.objects.filter(group=editors_of(office.unit)).latest("pk").collection
        for model in (Document, Image):
            model.objects.update(collection=collection)
        answer = client_of(office.editor).get(address)
        assert answer.status_code == 200
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert "private" in answer["Cache-Control"]

    @pytest.mark.parametrize("who", ["visitor", "somebody without access to the admin"])
    def test_nobody_else_does(self, client: Client, address: str, who: str) -> None:
        if who != "visitor":
            client.force_login(UserFactory())
        answer = client.get(address)
        assert answer.status_code in (302, 403)
        assert SECRET_TEXT not in b"".join(answer)

    def test_the_storage_is_not_mounted_anywhere_else(self, client: Client, document: Document) -> None:
        for address in (
            f"/media/{document.file.name}",
            f"/documents/{document.pk}/{document.filename}",
            f"/{document.file.name}",
        ):
            assert client.get(address).status_code == 404

    def test_no_path_leads_out_of_the_storage(self, office: Office) -> None:
        for name in ("../db.sqlite3", "..%2fdb.sqlite3", "/etc/passwd", "%2e%2e/frozen"):
            assert client_of(office.editor).get(f"/admin/media/{name}").status_code in (400, 404)


class TestTheCopy:
    @pytest.fixture
    def addresses(self, copy: ReviewCopy) -> list[str]:
        """The copy's page and every file of it."""
        page = f"/admin/review/copy/{copy.pk}/"
        return [page, *(page.rstrip("/") + file.address for file in Content.from_json(copy.content).files)]

    @pytest.mark.parametrize("who", ["editor", "first", "final", "superuser"])
    def test_its_authors_and_reviewers_read_it(self, office: Office, addresses: list[str], who: str) -> None:
        user = UserFactory(is_superuser=True) if who == "superuser" else getattr(office, who)
        assert [client_of(user).get(address).status_code for address in addresses] == [200] * 5

    @pytest.mark.parametrize("who", ["visitor", "editor of another unit", "reviewer of the short chain"])
    def test_nobody_else_reads_it(self, addresses: list[str], who: str) -> None:
        if who == "visitor":
            reader = Client()
        elif who == "editor of another unit":
            reader = client_of(editor_of(UnitFactory()))
        else:
            from tests.moves import reviewer

            reader = client_of(reviewer("short"))
        for address in addresses:
            answer = reader.get(address)
            assert answer.status_code in (302, 403)
            assert SECRET_TEXT not in b"".join(answer)

    def test_its_page_shows_files_that_work(self, office: Office, copy: ReviewCopy, addresses: list[str]) -> None:
        shown = text_of(client_of(office.first).get(addresses[0]))
        files = [file for file in Content.from_json(copy.content).files if (file.source, file.variant) != ("image", "")]
        for file in files:
            private = addresses[0].rstrip("/") + file.address
            assert private in shown
            assert f'"{file.address}' not in shown
        assert "https://example.gov.cn/files/x" in shown

    def test_its_page_runs_no_script_of_its_author(self, office: Office, addresses: list[str]) -> None:
        for address in addresses:
            policy = client_of(office.first).get(address)["Content-Security-Policy"]
            assert "default-src 'none'" in policy or "default-src 'self'" in policy
            assert "unsafe-inline" not in policy.split("style-src")[0]

    def test_a_file_of_another_copy_is_not_found(self, office: Office, addresses: list[str], copy: ReviewCopy) -> None:
        other = DocumentFactory(unit=office.unit, section=Section.objects.get(), owner=office.editor)
        second = submit(other, office.editor)
        foreign = addresses[1].replace(f"/copy/{copy.pk}/", f"/copy/{second.pk}/")
        assert client_of(office.first).get(foreign).status_code == 404


def test_a_released_file_answers_while_its_item_is_public(office: Office, full: DocumentPage, client: Client) -> None:
    reviewed = submit(full, office.editor)
    file = next(f for f in Content.from_json(reviewed.content).files if f.source == "document")
    assert client.get(file.address).status_code == 404
    for user in office.reviewers:
        from tests.moves import approve

        approve(reviewed, user)
    assert b"".join(client.get(file.address)) == SECRET_TEXT
    assert entry_of(full).files.count() == 4


def test_links_to_other_items_look_like_the_public_will_see_them(office: Office, page: DocumentPage) -> None:
    target = DocumentFactory(unit=office.unit, section=office.section, owner=office.editor, title="被引用的文件")
    hidden = DocumentFactory(unit=office.unit, section=office.section, owner=office.editor, title="未公开的文件")
    entry = pass_chain(target, office.editor)
    page.body = [
        ("text", f'<p><a linktype="page" id="{target.pk}">甲</a><a linktype="page" id="{hidden.pk}">乙</a></p>')
    ]
    copy = submit(page, office.editor)
    shown = text_of(client_of(office.first).get(f"/admin/review/copy/{copy.pk}/"))
    assert f'<a href="{entry.path}">甲</a>乙' in shown


def test_files_of_a_draft_that_is_locked_as_a_secret_are_locked_with_it(
    office: Office, copy: ReviewCopy, document: Document, image: Image
) -> None:
    superuser = client_of(UserFactory(is_superuser=True))
    addresses = [document.url, image.file.url, image.get_rendition("width-400").url]
    assert [superuser.get(address).status_code for address in addresses] == [200, 200, 200]
    lock_draft(copy, office.secrecy)
    assert [superuser.get(address).status_code for address in addresses] == [404, 404, 404]
    [file, *_more] = Content.from_json(copy.content).files
    frozen = f"/admin/review/copy/{copy.pk}/files/{file.sha256}/{file.name}"
    assert client_of(office.secrecy).get(frozen).status_code == 200
