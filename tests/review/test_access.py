"""An editor of one unit sees and changes nothing of another unit's drafts."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import GroupCollectionPermission

from disclosure.documents.models import DocumentPage
from disclosure.review.models import UndisclosedDocument
from disclosure.review.services.unit_groups import editors_of
from tests.factories import DocumentFactory, UnitFactory, UserFactory
from tests.moves import approve, pass_chain, reviewer, submit
from tests.review.admin import client_of, edit_address, form_data, text_of
from tests.review.moves import editor_of
from tests.review.office import Office

CANARY = "金丝雀栖息地管理通知"
QUERY = "金丝雀"


@pytest.fixture
def foreign(office: Office) -> DocumentPage:
    """A draft of another unit, with two revisions."""
    unit = UnitFactory(name="别的局")
    page = DocumentFactory(unit=unit, section=office.section, owner=editor_of(unit), title=CANARY)
    page.save_revision(user=page.owner)
    page.save_revision(user=page.owner)
    return DocumentPage.objects.get(pk=page.pk)


def shown(client: Client, address: str) -> str:
    """Return what a screen shows; JSON spells Chinese in escapes."""
    answer: Any = client.get(address)
    return str(answer.json()) if "json" in answer["Content-Type"] else b"".join(answer).decode()


def addresses_of(page: DocumentPage) -> list[str]:
    """Return the admin's screens that could show a draft."""
    own = f"/admin/pages/{page.pk}/"
    first, last = page.revisions.order_by("pk").values_list("pk", flat=True)[:2]
    folder = page.get_parent().pk
    return [
        own, f"{own}edit/", f"{own}edit/preview/", f"{own}view_draft/", f"{own}history/", f"{own}usage/", f"{own}copy/",
        f"{own}delete/", f"{own}move/", f"{own}unpublish/", f"{own}workflow_history/",
        f"{own}revisions/{first}/view/", f"{own}revisions/{first}/revert/", f"{own}revisions/compare/{first}...{last}/",
        f"/admin/pages/{folder}/", f"/admin/pages/add/documents/documentpage/{folder}/",
        f"/admin/pages/search/?q={QUERY}", f"/admin/pages/search/?q={QUERY}&content_type=documents.documentpage",
        f"/admin/choose-page/{folder}/", f"/admin/choose-page/{folder}/?page_type=documents.documentpage",
        f"/admin/choose-page/search/?q={QUERY}",
        f"/admin/choose-page/search/?q={QUERY}&page_type=documents.documentpage",
        "/admin/", "/admin/pages/", "/admin/reports/site-history/", "/admin/reports/locked/",
        "/admin/reports/workflow/", "/admin/reports/workflow_tasks/", "/admin/reports/aging-pages/",
        f"/admin/api/main/pages/{page.pk}/", f"/admin/api/main/pages/?child_of={folder}&for_explorer=1",
        f"/admin/api/main/pages/?search={QUERY}", "/admin/review/catalogue/",
    ]  # fmt: skip


def test_no_screen_shows_another_units_draft(office: Office, foreign: DocumentPage) -> None:
    client = client_of(office.editor)
    for address in addresses_of(foreign):
        assert CANARY not in shown(client, address), address


def test_its_own_editor_sees_it_on_the_same_screens(office: Office, foreign: DocumentPage) -> None:
    """Else the test above would prove nothing."""
    client = client_of(foreign.owner)
    found = [address for address in addresses_of(foreign) if CANARY in shown(client, address)]
    assert len(found) > 12


@pytest.mark.parametrize("verb", ["edit", "delete", "copy", "unpublish", "lock"])
def test_posting_to_another_units_draft_changes_nothing(office: Office, foreign: DocumentPage, verb: str) -> None:
    before = foreign.revisions.count(), DocumentPage.objects.count()
    data = form_data(foreign, title="改了") | {"action-submit": "1", "new_title": "副本", "new_slug": "fuben"}
    client_of(office.editor).post(edit_address(foreign).replace("/edit/", f"/{verb}/"), data)
    assert (foreign.revisions.count(), DocumentPage.objects.count()) == before
    assert not DocumentPage.objects.get(pk=foreign.pk).locked


def test_public_items_of_other_units_may_be_chosen(office: Office, foreign: DocumentPage) -> None:
    """A relation names what anybody may read."""
    pass_chain(foreign, foreign.owner)
    client, folder = client_of(office.editor), foreign.get_parent()
    for address in (f"/admin/choose-page/{folder.pk}/", f"/admin/choose-page/search/?q={QUERY}"):
        assert CANARY in shown(client, address)


def test_choosers_offer_no_file_of_another_unit(office: Office) -> None:
    other = GroupCollectionPermission.objects.filter(group=editors_of(UnitFactory())).latest("pk").collection
    Image.objects.create(title=CANARY, file=get_test_image_file(), collection=other)
    client = client_of(office.editor)
    for address in ("/admin/images/chooser/", "/admin/images/", f"/admin/images/chooser/results/?q={QUERY}"):
        assert CANARY not in shown(client, address)


class TestTheRegister:
    @pytest.fixture
    def row(self, office: Office, foreign: DocumentPage) -> UndisclosedDocument:
        foreign.openness, foreign.openness_note = "on_request", "涉及过程性信息"
        people = [reviewer("office"), *office.reviewers]  # the disclosure office reads first what would be kept back
        copy = submit(foreign, foreign.owner)
        for user in people:
            approve(copy, user)
        return UndisclosedDocument.objects.get()

    def test_reviewers_who_serve_the_unit_read_it(self, office: Office, row: UndisclosedDocument) -> None:
        assert CANARY in text_of(client_of(office.final).get("/admin/review/register/"))

    def test_editors_and_reviewers_of_other_units_do_not(self, office: Office, row: UndisclosedDocument) -> None:
        from disclosure.review.models import StageGroup

        elsewhere = reviewer("short")
        elsewhere.groups.clear()
        group = elsewhere.groups.create(name="民政局初审")
        group.permissions.add(*office.final.groups.get().permissions.all())
        StageGroup.objects.create(stage="first", unit=office.unit, group=group)
        for user in (office.editor, elsewhere):
            assert CANARY not in text_of(client_of(user).get("/admin/review/register/"))


def test_who_takes_which_step_is_set_by_administrators_alone(office: Office) -> None:
    address = "/admin/stage_groups/"
    shown = client_of(UserFactory(is_superuser=True)).get(address)
    assert (shown.status_code, "公开办" in text_of(shown)) == (200, True)
    assert [client_of(user).get(address).status_code for user in (office.editor, office.final)] == [302, 302]
