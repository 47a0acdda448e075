"""What a person leaves is encrypted, seen by nobody else, and forgotten with the item it speaks of."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.checks import registry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from base.models import AuditEvent
from disclosure.catalogue.erasing import BLANK
from disclosure.catalogue.models import CatalogueEntry
from disclosure.catalogue.services.erase import erase_item
from disclosure.objections.checks import contact_keys_are_set
from disclosure.objections.models import Attachment, Objection
from disclosure.objections.sealing import UNREADABLE, Contact, open_contact, seal_contact
from disclosure.objections.services.keep_attachment import keep_attachment
from disclosure.objections.tokens import new_token
from disclosure.review.people import snapshot
from tests.corrections.moves import hide
from tests.factories import UserFactory
from tests.objections.moves import CONTACT, TEXT, Visitor, file
from tests.review.admin import client_of
from tests.review.office import Office

pytestmark = pytest.mark.django_db
SECRET_BYTES = "身份证复印件丙七四".encode()


def rows_holding(word: str) -> list[str]:
    """Name every column of every table that holds a word in the clear."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models():
            for field in model._meta.local_concrete_fields:  # a child's table has no others
                cursor.execute(
                    f'SELECT COUNT(*) FROM "{model._meta.db_table}" WHERE CAST("{field.column}" AS TEXT) LIKE %s',
                    [f"%{word}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(f"{model._meta.label}.{field.name}")
    return found


def test_contact_and_files_stand_nowhere_in_the_clear(entry: CatalogueEntry, visitor: Visitor) -> None:
    proof = SimpleUploadedFile("我的证明.pdf", SECRET_BYTES)
    visitor.files(entry, name=CONTACT.name, contact=CONTACT.contact, attachment=proof)
    assert rows_holding(TEXT) == ["objections.Objection.text"]
    assert [rows_holding(word) for word in (CONTACT.name, CONTACT.contact, "我的证明", "身份证复印件丙七四")] == [
        [],
        [],
        [],
        [],
    ]
    if connection.vendor == "sqlite":
        assert isinstance(connection.connection, sqlite3.Connection)
        assert SECRET_BYTES not in bytes(Attachment.objects.get().sealed)
    assert open_contact(Objection.objects.get().sealed_contact) == CONTACT


def test_an_older_key_still_reads_and_a_lost_one_says_so(settings: Any) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.GONGKAI_CONTACT_KEYS = [old]
    sealed = seal_contact(CONTACT)
    settings.GONGKAI_CONTACT_KEYS = [new, old]
    assert open_contact(sealed) == CONTACT
    settings.GONGKAI_CONTACT_KEYS = [new]
    assert open_contact(sealed) == Contact(UNREADABLE, "")


def test_a_deployment_is_told_to_have_keys_of_its_own(settings: Any) -> None:
    settings.GONGKAI_CONTACT_KEYS = []
    (warning,) = contact_keys_are_set()
    assert (warning.id, "GONGKAI_CONTACT_KEYS" in str(warning.hint)) == ("objections.W001", True)
    settings.GONGKAI_CONTACT_KEYS = [Fernet.generate_key().decode(), "no key"]
    assert [message.id for message in contact_keys_are_set()] == ["objections.E001"]
    settings.GONGKAI_CONTACT_KEYS = [Fernet.generate_key().decode()]
    assert contact_keys_are_set() == []
    assert contact_keys_are_set in registry.registry.get_checks(include_deployment_checks=True)


def test_nothing_of_it_is_public(entry: CatalogueEntry, client: Client) -> None:
    file(entry)
    for address in (
        entry.address, "/", "/catalogue/", f"/search/?q={TEXT[:6]}", "/sitemap-0.xml", "/feeds/catalogue.atom",
        f"/api/v1/catalogue/{entry.pk}/", "/objections/", f"/objections/new/?item={entry.pk}",
    ):  # fmt: skip
        response = client.get(address)
        body = (b"".join(response) if response.streaming else response.content).decode()
        assert [word for word in (TEXT, CONTACT.name, CONTACT.contact) if word in body] == [], address


def test_a_file_comes_as_a_download_to_the_units_people_alone(office: Office, entry: CatalogueEntry) -> None:
    from disclosure.objections.services.file_objection import Filing, file_objection

    key = new_token().key
    keep_attachment(SimpleUploadedFile("a.txt", SECRET_BYTES), key)
    objection, _code = file_objection(Filing("error", TEXT, CONTACT, entry), key)
    address = f"/admin/objections/{objection.pk}/files/{objection.attachments.get().pk}/"
    assert client_of(office.editor).get(address).status_code == 302
    answer = client_of(office.editor).post(address)
    assert (answer.content, answer["Content-Type"]) == (SECRET_BYTES, "application/octet-stream")
    assert answer["Content-Disposition"].startswith("attachment")
    assert AuditEvent.objects.filter(action="objections.open_file").count() == 1
    for user in (office.first, office.secrecy, UserFactory(is_superuser=True)):
        assert client_of(user).post(address).content != SECRET_BYTES


def test_an_erased_item_is_forgotten_in_what_was_written_about_it(office: Office, entry: CatalogueEntry) -> None:
    about, _code = file(entry, text="原文写着某人的病情。")
    beside, _code = file(None, text=f"《{entry.title}》里有我的名字。")
    other, _code = file(None, text="与此无关。")
    title = entry.title
    hide(entry, office.final, "privacy")
    two = [snapshot(user) for user in (office.final, office.secrecy)]
    erase_item("document", about.source_id or 0, case_no="S-1", basis="法", reference="函", ordered_by=two)
    texts = {one.pk: one.text for one in Objection.objects.all()}
    assert texts == {about.pk: BLANK, beside.pk: BLANK, other.pk: "与此无关。"}
    assert not [name for name in rows_holding(title) if name.startswith("objections.")]


def test_the_trail_holds_no_word_of_it(entry: CatalogueEntry, office: Office) -> None:
    file(entry)
    events = list(AuditEvent.objects.filter(action__startswith="objections.").values("data", "actor"))
    assert events
    assert not [event for event in events if TEXT in str(event) or CONTACT.contact in str(event)]
