"""The canaries of drafting, reviewing, files, withdrawing and erasing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import GroupCollectionPermission, Page, TaskState

from base import clock
from base.models import User
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import CatalogueEntry, ReleaseItem, ReviewCopy
from disclosure.catalogue.services.erase import erase_item
from disclosure.catalogue.services.withdraw import withdraw_item
from disclosure.documents.models import DocumentPage
from disclosure.review.models import UndisclosedDocument
from disclosure.review.people import snapshot
from disclosure.review.services.lock_secret import lock_draft
from disclosure.review.services.unit_groups import editors_of
from tests.canaries.ground import Ground, plant, sentence
from tests.factories import DocumentFactory
from tests.moves import approve, chain_of, reviewer, submit


def draft_of(ground: Ground, name: str, owner: User | None = None, **fields: Any) -> DocumentPage:
    """Make a draft that says its sentence in title, abstract and body."""
    owner = owner or ground.office.editor
    values = {"unit": ground.office.unit, "section": ground.office.section, "abstract": sentence(name)} | fields
    body = [("text", f"<p>{sentence(name)}。</p>")]
    page = DocumentFactory(title=sentence(name), owner=owner, body=body, **values)
    page.save_revision(user=owner)
    return DocumentPage.objects.get(pk=page.pk)


def approved(ground: Ground, page: DocumentPage) -> ReviewCopy:
    office = ground.office
    people = {"first": office.first, "second": office.second, "secrecy": office.secrecy, "final": office.final}
    takers = [people.get(task.specific.stage) or reviewer(task.specific.stage) for task in chain_of(page).tasks]
    copy = submit(page, office.editor)
    for user in takers:
        approve(copy, user)
    return copy


def note_page(ground: Ground, page: DocumentPage, copy: ReviewCopy | None = None, **more: Any) -> None:
    """Note everything that an address of a draft may be built from."""
    page = DocumentPage.objects.get(pk=page.pk)
    numbers = list(page.revisions.order_by("pk").values_list("pk", flat=True))
    folder = page.get_parent().pk
    values: dict[str, Any] = {
        "page_id": page.pk, "source_id": page.pk, "object_id": page.pk, "page_to_move_id": page.pk,
        "destination_id": folder, "parent_page_id": folder, "page_pk": page.pk, "revision_id": numbers[-1],
        "kind": "document",
        "revision_id_a": numbers[0], "revision_id_b": numbers[-1], "content_type_app_name": "documents",
        "content_type_model_name": "documentpage", "app_label": "documents", "model_name": "documentpage",
        "app_name": "documents", "path": page.url_path.strip("/"),
    }  # fmt: skip
    if copy:
        state = TaskState.objects.filter(workflow_state_id=copy.workflow_state_id).order_by("-pk").first()
        values |= {"copy_id": copy.pk, "workflow_state_id": copy.workflow_state_id}
        values |= {"task_state_id": state.pk, "task_id": state.task_id} if state else {}
        for file in Content.from_json(copy.content).files:
            ground.note(copy_id=copy.pk, sha256=file.sha256, name=file.name)
    ground.note(page, **values | more)


def upload(ground: Ground, name: str, unit: Any = None) -> Document:
    """Upload a document into a unit's collection; its title says one sentence, its bytes another.

    A title becomes part of a frozen file's address, so the bytes must be told apart from an address that is echoed.
    """
    group = editors_of(unit or ground.office.unit)
    collection = GroupCollectionPermission.objects.filter(group=group).latest("pk").collection
    file = ContentFile(sentence(f"{name}bytes").encode(), name=f"file{Document.objects.count()}.txt")
    document = Document.objects.create(title=sentence(name), file=file, collection=collection)
    ground.note(document, document_id=document.pk, doc_id=document.pk, name=document.filename)
    return document


@plant("draft")
def a_draft(ground: Ground) -> None:
    note_page(ground, draft_of(ground, "draft"))


@plant("copy", "copyfile", "copyfilebytes")
def a_review_copy(ground: Ground) -> None:
    """Under review, with a file of its own; the first step is taken."""
    document = upload(ground, "copyfile")
    page = draft_of(ground, "copy", attachments=[("file", {"document": document, "title": sentence("copyfile")})])
    copy = submit(page, ground.office.editor)
    approve(copy, ground.office.first)
    note_page(ground, page, copy)


@plant("due")
def what_waits_for_its_day(ground: Ground) -> None:
    page = draft_of(ground, "due", due_at=clock.now() + timedelta(days=1))
    copy = approved(ground, page)
    note_page(ground, page, copy, item_id=ReleaseItem.objects.get(copy=copy).pk)


@plant("secret")
def a_draft_that_is_locked_as_a_secret(ground: Ground) -> None:
    """疑似涉密: its unit knows it, and reviewers read of a case without a word of it."""
    page = draft_of(ground, "secret")
    copy = submit(page, ground.office.editor)
    page.current_workflow_state.cancel(user=ground.office.editor)
    case = lock_draft(copy, ground.office.secrecy)
    note_page(ground, page, copy, case_id=case.pk)


@plant("upload", "uploadbytes")
def a_private_document(ground: Ground) -> None:
    upload(ground, "upload")


@plant("picture")
def a_private_picture(ground: Ground) -> None:
    group = editors_of(ground.office.unit)
    collection = GroupCollectionPermission.objects.filter(group=group).latest("pk").collection
    file = get_test_image_file(filename="picture.png")
    image = Image.objects.create(title=sentence("picture"), file=file, collection=collection)
    rendition = image.get_rendition("max-165x165")
    ground.note(image, image_id=image.pk, name=image.file.name, filter_spec="original")
    ground.note(name=rendition.file.name)


@plant("undisclosed")
def an_undisclosed_item(ground: Ground) -> None:
    page = draft_of(ground, "undisclosed", openness="on_request", openness_note=sentence("undisclosed"))
    copy = approved(ground, page)
    note_page(ground, page, copy, document_number=1, register_id=UndisclosedDocument.objects.latest("pk").pk)


@plant("other", "otherfile", "otherfilebytes")
def another_units_draft(ground: Ground) -> None:
    owner = ground.people["another unit's editor"]
    folder = owner.groups.get()
    unit = Page.objects.get(pk=folder.page_permissions.first().page_id).specific.unit  # type: ignore[attr-defined]
    page = draft_of(ground, "other", owner, unit=unit)
    note_page(ground, page)
    upload(ground, "otherfile", unit)
    # It refers to what this unit has: lists of usage there must not name it.
    referred = DocumentPage.objects.filter(unit=ground.office.unit).order_by("pk")[:2]
    links = "".join(f'<a linktype="page" id="{each.pk}">甲</a>' for each in referred)
    files = "".join(f'<a linktype="document" id="{each.pk}">乙</a>' for each in Document.objects.order_by("pk"))
    page.body = [("text", f"<p>{sentence('other')}{links}{files}</p>")]
    page.save()
    page.save_revision(user=owner)
    ground.note(unit, unit_slug=unit.slug, unit_id=unit.pk)


@plant("withdrawn", "withdrawnfile", "withdrawnfilebytes")
def a_withdrawn_item(ground: Ground) -> None:
    document = upload(ground, "withdrawnfile")
    page = draft_of(ground, "withdrawn", attachments=[("file", {"document": document, "title": sentence("withdrawn")})])
    copy = approved(ground, page)
    entry = CatalogueEntry.objects.get(kind="document", source_id=page.pk)
    number, path = entry.pk, entry.address
    withdraw_item(entry, notice="数据有误，已撤下核对。", acts=[])
    note_page(ground, page, copy, number=number, entry_id=number, path=path.strip("/"))
    ground.note(path=path.strip("/"), number=1)


@plant("erased")
def an_erased_item(ground: Ground) -> None:
    page = draft_of(ground, "erased")
    copy = approved(ground, page)
    entry = CatalogueEntry.objects.get(kind="document", source_id=page.pk)
    number, path = entry.pk, entry.address
    withdraw_item(entry, notice="已撤下。", acts=[], reason="privacy")
    noted = {"copy_id": copy.pk, "page_id": page.pk, "number": number, "entry_id": number, "path": path.strip("/")}
    two = [snapshot(user) for user in (ground.office.final, ground.office.secrecy)]
    erase_item("document", page.pk, case_no="S-1", basis="个人信息保护法第四十七条", reference="函", ordered_by=two)
    ground.note(**noted)


@plant("words")
def a_units_profile(ground: Ground) -> None:
    """Words of the shell that nobody has approved."""
    unit = type(ground.office.unit).objects.get(pk=ground.office.unit.pk)
    unit.address = unit.name_en = sentence("words")
    revision = unit.save_revision(user=ground.office.editor)
    ground.note(
        unit, unit_slug=unit.slug, unit_id=unit.pk, revision_id=revision.pk, app_label="portal", model_name="unit"
    )
