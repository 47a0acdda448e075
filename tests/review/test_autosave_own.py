"""Whoever autosaves is not somebody else: the next save and the preview of the same form go through."""

from __future__ import annotations

import pytest
from django.urls import reverse

from disclosure.documents.models import DocumentPage
from tests.review.admin import autosave, client_of, form_data
from tests.review.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(office: Office, page: DocumentPage) -> dict[str, object]:
    """A form as it stands in the browser after an autosave has updated its fields."""
    page.save_revision(user=office.editor)
    data = form_data(page, title="自动保存之后的标题")
    return data | autosave(office.editor, page, title="自动保存的标题").json()["field_updates"]


def test_saving_after_an_autosave_warns_of_nobody(
    office: Office, page: DocumentPage, opened: dict[str, object]
) -> None:
    answer = client_of(office.editor).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), opened)
    assert answer.status_code == 302
    assert DocumentPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "自动保存之后的标题"


def test_the_preview_goes_on_after_an_autosave(office: Office, page: DocumentPage, opened: dict[str, object]) -> None:
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert client_of(office.editor).post(address, opened).json() == {"is_valid": True, "is_available": True}
