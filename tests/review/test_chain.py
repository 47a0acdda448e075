"""From draft to the public: submission freezes, four people review, the last step lets exactly that out."""

from __future__ import annotations

import pytest
from django.test import Client

from disclosure.catalogue.models import CatalogueEntry
from tests.factories import DocumentFactory, SectionFactory, UnitFactory, UserFactory
from tests.moves import pass_chain, release_shell, submit

pytestmark = pytest.mark.django_db


def test_a_reviewed_document_is_public(client: Client) -> None:
    author = UserFactory()
    unit, section = UnitFactory(), SectionFactory()
    release_shell(unit, section)
    page = DocumentFactory(unit=unit, section=section, owner=author)
    entry = pass_chain(page, author)
    assert entry.path == f"/{section.slug}/{entry.published_at:%Y%m}/{entry.pk}/"
    response = client.get(entry.path)
    assert response.status_code == 200
    assert page.title in response.content.decode()
    assert page.title in client.get(f"/{section.slug}/").content.decode()


def test_a_submitted_document_is_not(client: Client) -> None:
    author = UserFactory()
    unit, section = UnitFactory(), SectionFactory()
    release_shell(unit, section)
    from tests.moves import CHAIN, reviewer

    for stage in CHAIN:
        reviewer(stage)
    submit(DocumentFactory(unit=unit, section=section, owner=author), author)
    assert not CatalogueEntry.objects.filter(kind="document").exists()
