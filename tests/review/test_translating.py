"""A translation is filed beside its original, begins as a draft and passes the chain."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.operations import translate_object

from disclosure.catalogue.models import CatalogueEntry
from disclosure.documents.models import DocumentPage
from tests.factories import UnitFactory
from tests.moves import pass_chain
from tests.review.admin import client_of, told
from tests.review.moves import editor_of
from tests.review.office import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def english() -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def translation(office: Office, page: DocumentPage, english: Locale) -> DocumentPage:
    """The English draft of a document that is public in Chinese."""
    pass_chain(page, office.editor)
    translate_object(DocumentPage.objects.get(pk=page.pk), [english])
    return DocumentPage.objects.get(translation_key=page.translation_key, locale=english)


def press_send(office: Office, translation: DocumentPage) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=[translation.pk])
    return client_of(office.editor).post(address, {"action": "publish"}, follow=True)


def test_it_lies_in_the_folder_of_its_original_as_a_draft(page: DocumentPage, translation: DocumentPage) -> None:
    assert translation.get_parent().pk == page.get_parent().pk
    assert not translation.live
    assert not CatalogueEntry.objects.filter(language="en").exists()


def test_its_editor_sends_it_to_review_instead_of_publishing_it(office: Office, translation: DocumentPage) -> None:
    assert "译文已送审" in told(press_send(office, translation))
    translation.refresh_from_db()
    assert translation.workflow_in_progress
    assert not translation.live


def test_while_its_chain_runs_it_is_not_sent_again(office: Office, translation: DocumentPage) -> None:
    press_send(office, translation)
    assert "送审稿正在审核" in told(press_send(office, translation))


def test_the_editor_of_another_unit_sends_nothing(office: Office, translation: DocumentPage) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[translation.pk])
    client_of(editor_of(UnitFactory())).post(address, {"action": "publish"})
    translation.refresh_from_db()
    assert not translation.workflow_in_progress
