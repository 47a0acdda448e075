"""An editor sees and edits only its own unit's branch: pages, files, the unit's profile, reports."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, GroupCollectionPermission, Workflow

from accounts.models import RoleGroup
from accounts.roles import Role
from accounts.services.set_up_roles import role_group
from base.models import User
from disclosure.documents.models import DocumentPage
from disclosure.review.services.unit_groups import editors_of
from portal.models import Unit
from tests.factories import DocumentFactory, UnitFactory, UserFactory
from tests.moves import submit
from tests.review.admin import client_of, edit_address, form_data, text_of
from tests.review.moves import editor_of
from tests.review.office import Office

CANARY = "金丝雀栖息地管理通知"
QUERY = "金丝雀"


@pytest.fixture
def neighbour(office: Office) -> User:
    """The editor of another unit."""
    return editor_of(UnitFactory(name="别的局"))


def shown(client: Any, address: str) -> str:
    answer: Any = client.get(address)
    return str(answer.json()) if "json" in answer["Content-Type"] else b"".join(answer).decode()


def collection_of(unit: Unit) -> Collection:
    return GroupCollectionPermission.objects.filter(group=editors_of(unit)).latest("pk").collection


class TestReports:
    @pytest.fixture
    def page(self, office: Office) -> DocumentPage:
        """A draft of the office, the newest of its type, under review."""
        page = DocumentFactory(unit=office.unit, section=office.section, owner=office.editor, title=CANARY)
        submit(page, office.editor)
        return DocumentPage.objects.get(pk=page.pk)

    def addresses(self, page: DocumentPage) -> list[str]:
        workflow = Workflow.objects.filter(active=True).first()
        assert workflow
        reports = ("site-history", "locked", "workflow", "workflow_tasks", "aging-pages", "page-types-usage")
        return [
            *(f"/admin/reports/{name}/{part}" for name in reports for part in ("", "results/")),
            *(f"/admin/reports/{name}/?export=csv" for name in reports),
            f"/admin/workflows/usage/{workflow.pk}/",
            "/admin/pages/usage/documents/documentpage/",
            f"/admin/localize/submit/page/{page.pk}/",
            "/admin/localize/reports/translations/",
            f"/admin/choose-page/chosen-multiple/?id={page.pk}",
            f"/admin/pages/{page.pk}/workflow/status/",
            f"/admin/bulk/wagtailcore/page/move/?id={page.pk}",
            f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}",
            f"/admin/pages/{page.pk}/history/results/",
            f"/admin/pages/{page.pk}/usage/results/",
            f"/admin/pages/search/results/?q={QUERY}",
            "/admin/",
        ]

    def test_none_shows_a_neighbours_draft(self, page: DocumentPage, neighbour: User) -> None:
        client = client_of(neighbour)
        found = [address for address in self.addresses(page) if CANARY in shown(client, address)]
        assert not found, found

    def test_its_own_editor_finds_it_there(self, office: Office, page: DocumentPage) -> None:
        client = client_of(office.editor)
        found = [address for address in self.addresses(page) if CANARY in shown(client, address)]
        assert len(found) > 6


class TestFiles:
    @pytest.fixture
    def image(self, office: Office) -> Image:
        collection = collection_of(office.unit)
        image = Image(title=CANARY, file=get_test_image_file(), collection=collection)
        image.save()
        image.tags.add(f"{QUERY}标签")
        return image

    @pytest.fixture
    def document(self, office: Office) -> Document:
        file = ContentFile(CANARY.encode(), name="canary.csv")
        return Document.objects.create(title=CANARY, file=file, collection=collection_of(office.unit))

    def addresses(self, image: Image, document: Document) -> list[str]:
        one, other = f"/admin/images/{image.pk}/", f"/admin/documents/edit/{document.pk}/"
        return [
            "/admin/images/", "/admin/images/results/", "/admin/images/chooser/", one,
            f"/admin/images/chooser/results/?q={QUERY}", reverse("wagtailimages_chooser:chosen", args=[image.pk]),
            f"{reverse('wagtailimages_chooser:chosen_multiple')}?id={image.pk}",
            f"/admin/images/chooser/{image.pk}/select_format/", f"/admin/images/usage/{image.pk}/",
            f"/admin/images/{image.pk}/delete/", f"/admin/images/{image.pk}/generate_url/",
            f"/admin/api/main/images/{image.pk}/", "/admin/api/main/images/",
            f"/admin/bulk/wagtailimages/image/delete/?id={image.pk}",
            f"/admin/bulk/wagtailimages/image/add_tags/?id={image.pk}",
            "/admin/documents/", "/admin/documents/results/", "/admin/documents/chooser/", other,
            f"/admin/documents/chooser/results/?q={QUERY}", reverse("wagtaildocs_chooser:chosen", args=[document.pk]),
            f"{reverse('wagtaildocs_chooser:chosen_multiple')}?id={document.pk}",
            f"/admin/documents/usage/{document.pk}/", f"/admin/documents/delete/{document.pk}/",
            f"/admin/api/main/documents/{document.pk}/", "/admin/api/main/documents/",
            f"/admin/bulk/wagtaildocs/document/delete/?id={document.pk}",
        ]  # fmt: skip

    def test_no_screen_shows_a_neighbours_file(self, image: Image, document: Document, neighbour: User) -> None:
        client = client_of(neighbour)
        found = [address for address in self.addresses(image, document) if CANARY in shown(client, address)]
        assert not found, found

    def test_its_own_editor_finds_it_there(self, office: Office, image: Image, document: Document) -> None:
        client = client_of(office.editor)
        found = [address for address in self.addresses(image, document) if CANARY in shown(client, address)]
        assert len(found) > 12

    def test_the_file_itself_is_not_sent_to_a_neighbour(
        self, image: Image, document: Document, neighbour: User
    ) -> None:
        client = client_of(neighbour)
        for address in (document.url, image.file.url, image.get_rendition("width-40").url):
            assert client.get(address).status_code in (302, 403, 404), address

    def test_it_is_sent_to_its_own_editor(self, office: Office, image: Image, document: Document) -> None:
        client = client_of(office.editor)
        for address in (document.url, image.file.url, image.get_rendition("width-40").url):
            assert client.get(address).status_code == 200, address

    @pytest.mark.parametrize("kind", ["images", "documents/edit"])
    def test_a_neighbour_changes_nothing(self, image: Image, document: Document, neighbour: User, kind: str) -> None:
        thing: Any = image if kind == "images" else document
        client_of(neighbour).post(f"/admin/{kind}/{thing.pk}/", {"title": "改了", "collection": 1})
        thing.refresh_from_db()
        assert thing.title == CANARY


class TestTheProfile:
    """机构职能: a unit's editor drafts it, for its own unit alone."""

    LIST = "/admin/snippets/portal/unit/"

    @pytest.fixture
    def other(self, neighbour: User) -> Unit:
        unit = Unit.objects.get(name="别的局")
        unit.functions = CANARY
        unit.save_revision(user=neighbour)
        return unit

    def screens(self, unit: Unit) -> list[str]:
        edit = edit_address(unit)
        return [edit, *(edit.replace("/edit/", f"/{name}/") for name in ("history", "usage", "preview", "delete"))]

    def test_the_editor_opens_its_own(self, office: Office) -> None:
        client = client_of(office.editor)
        assert client.get(edit_address(office.unit)).status_code == 200
        listed = text_of(client.get(self.LIST))
        assert "示例区民政局" in listed

    def test_the_editor_saves_a_draft_of_it(self, office: Office) -> None:
        unit = Unit.objects.get(pk=office.unit.pk)
        data = form_data(unit, phone="010-55570001")
        assert client_of(office.editor).post(edit_address(unit), data).status_code == 302
        assert Unit.objects.get(pk=unit.pk).get_latest_revision_as_object().phone == "010-55570001"
        assert Unit.objects.get(pk=unit.pk).phone != "010-55570001"

    def test_a_neighbours_is_closed(self, office: Office, other: Unit) -> None:
        client = client_of(office.editor)
        for address in self.screens(other):
            answer = client.get(address)
            assert answer.status_code in (302, 403, 404), address
            assert CANARY not in text_of(answer)
        assert "别的局" not in text_of(client.get(self.LIST))

    def test_a_neighbours_is_not_changed(self, office: Office, other: Unit) -> None:
        before = other.revisions.count()
        data = form_data(other, phone="改了", **{"action-submit": "1"})
        client_of(office.editor).post(edit_address(other), data)
        assert Unit.objects.get(pk=other.pk).revisions.count() == before
        assert not other.workflow_states.exists()

    @pytest.mark.parametrize("model", ["section", "topic", "keyarea", "menu", "sitefooter", "statutoryitem"])
    def test_words_of_the_district_are_not_a_units_to_draft(self, office: Office, model: str) -> None:
        assert client_of(office.editor).get(f"/admin/snippets/portal/{model}/").status_code == 302

    def test_units_are_not_made_by_editors(self, office: Office) -> None:
        assert client_of(office.editor).get(f"{self.LIST}add/").status_code == 302

    def test_a_unit_that_the_system_administrator_makes_has_its_group_at_once(self, office: Office) -> None:
        system = UserFactory()
        system.groups.add(role_group(Role.SYSTEM_ADMIN))
        data = form_data(Unit(), name="新的局", slug="xin", code="11Z900", level="department")
        assert client_of(system).post(f"{self.LIST}add/", data).status_code == 302
        unit = Unit.objects.get(code="11Z900")
        assert not unit.live
        assert RoleGroup.objects.get(unit_id=unit.pk).group.name == "信息员·新的局"


def test_an_editors_group_is_found_again_after_its_unit_was_renamed(office: Office) -> None:
    group = editors_of(office.unit)
    Unit.objects.filter(pk=office.unit.pk).update(name="示例区民政和养老局")
    assert editors_of(Unit.objects.get(pk=office.unit.pk)) == group
