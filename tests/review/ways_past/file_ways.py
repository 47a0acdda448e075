"""By files: exchanged under the same number, fetched by their address, on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection

from base.storage import FrozenStore
from disclosure.catalogue.content import Content
from disclosure.documents.models import DocumentPage
from tests.review.ways_past.scene import TYPED, Scene, picture
from tests.review.ways_past.screens import bulk, post
from tests.review.ways_past.table import NOBODY, way

SECRET_BYTES = b"nobody has reviewed these bytes"


def _upload(name: str = "table.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, SECRET_BYTES)


@way("A document of a public item is replaced in the admin, under the same number", "已更新")
def replace_document(scene: Scene) -> Any:
    data = {"title": TYPED, "file": _upload(), "collection": scene.document.collection_id, "tags": ""}
    answer = post(scene, "wagtaildocs:edit", scene.document.pk, **data)
    assert Document.objects.get(pk=scene.document.pk).file.read() == SECRET_BYTES
    return answer


@way("A picture of a public item is replaced in the admin, under the same number", "已更新")
def replace_picture(scene: Scene) -> Any:
    drawn = picture("flow.png")
    drawn.seek(0)
    file = SimpleUploadedFile("flow.png", drawn.read(), content_type="image/png")
    data = {"title": TYPED, "file": file, "collection": scene.image.collection_id, "tags": "", "description": TYPED}
    return post(scene, "wagtailimages:edit", scene.image.pk, **data)


@way("A document is replaced in code, and its title changed", NOBODY)
def replace_in_code(scene: Scene) -> Any:
    document = Document.objects.get(pk=scene.document.pk)
    document.title, document.file = TYPED, ContentFile(SECRET_BYTES, name="table.csv")
    document.save()


@way("A picture is replaced in code and its renditions are made anew", NOBODY)
def replace_picture_in_code(scene: Scene) -> Any:
    image = Image.objects.get(pk=scene.image.pk)
    image.renditions.all().delete()
    image.file = picture("flow.png")
    image.save()
    image.get_rendition("max-800x4000|format-jpeg")


@way("Uploads are overwritten on the disk", NOBODY)
def overwrite_media(scene: Scene) -> Any:
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file():
            path.write_bytes(SECRET_BYTES)


@way("Uploads are deleted from the disk", NOBODY)
def delete_media(scene: Scene) -> Any:
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file():
            path.unlink()


@way("The private copies of reviewed files are overwritten on the disk after the release", NOBODY)
def overwrite_frozen(scene: Scene) -> Any:
    for path in Path(FrozenStore().storage.location).rglob("*"):  # type: ignore[attr-defined]
        if path.is_file():
            path.write_bytes(SECRET_BYTES)


@way("A document of a public item is deleted in the admin", "302")
def delete_document(scene: Scene) -> Any:
    return post(scene, "wagtaildocs:delete", scene.document.pk)


@way("A picture of a public item is deleted in the admin", "302")
def delete_picture(scene: Scene) -> Any:
    return post(scene, "wagtailimages:delete", scene.image.pk)


@way("Documents and pictures are deleted in bulk", "已删除")
def bulk_delete(scene: Scene) -> Any:
    return [
        bulk(scene, "wagtaildocs.document", "delete", scene.document.pk),
        bulk(scene, "wagtailimages.image", "delete", scene.image.pk),
    ]


@way("A file is moved to another collection", "已更新")
def move_collection(scene: Scene) -> Any:
    elsewhere = Collection.get_first_root_node().add_child(name="别处")
    data = {"title": scene.document.title, "collection": elsewhere.pk, "tags": ""}
    return post(scene, "wagtaildocs:edit", scene.document.pk, **data)


@way("A collection's privacy is opened to everybody", "200")
def open_collection(scene: Scene) -> Any:
    return post(scene, "wagtailadmin_collections:set_privacy", scene.document.collection_id, restriction_type="none")


@way("A visitor fetches an uploaded document by its address in the admin", "302")
def fetch_document(scene: Scene) -> Any:
    return scene.client().get(scene.document.url)


@way("A visitor fetches an uploaded picture and a rendition by their addresses in the admin", "302")
def fetch_picture(scene: Scene) -> Any:
    addresses = (scene.image.file.url, scene.image.get_rendition("width-400").url)
    return [scene.client().get(address) for address in addresses]


@way("A visitor fetches an upload where Wagtail would serve it", "404")
def fetch_elsewhere(scene: Scene) -> Any:
    document, image = scene.document, scene.image
    addresses = (
        f"/documents/{document.pk}/{document.filename}", f"/media/{document.file.name}", f"/{document.file.name}",
        f"/media/{image.file.name}", f"/images/x/{image.pk}/original/", f"/{image.file.name}",
    )  # fmt: skip
    return [scene.client().get(address) for address in addresses]


@way("A visitor asks the admin for a picture by its number and a size", "302")
def generate_url(scene: Scene) -> Any:
    views = ("wagtailimages:url_generator_output", "wagtailimages:url_generator")
    return [scene.client().get(reverse(view, args=[scene.image.pk])) for view in views] + [
        scene.client().get(reverse("wagtailimages:preview", args=[scene.image.pk, "original"]))
    ]


@way("A visitor asks for a file of a copy that is under review, at the address it would have", "404")
def fetch_frozen(scene: Scene) -> Any:
    stored = FrozenStore().put(ContentFile(SECRET_BYTES))
    page = scene.draft
    document = Document.objects.create(title="未审核", file=_upload("secret.csv"))
    page.attachments = [("file", {"document": document, "title": "未审核"})]
    page.save_revision()
    copy = scene.submit("draft")
    names = [file.address for file in Content.from_json(copy.content).files]
    assert f"/files/{stored.sha256}/" in "".join(names)
    return [scene.client().get(name) for name in names]


@way("A visitor asks for a file of an item that is not disclosed", "404")
def fetch_undisclosed(scene: Scene) -> Any:
    stored = FrozenStore().put(ContentFile(SECRET_BYTES))
    return [scene.client().get(f"/files/{stored.sha256}/{name}") for name in ("table.csv", "secret.csv", "a/../b")]


@way("A visitor asks for a public file under another name, and by a path out of the store", "404")
def fetch_by_trick(scene: Scene) -> Any:
    sha256 = scene.entry.files.first().sha256  # type: ignore[union-attr]
    names = (
        f"/files/{sha256}/other.csv",
        f"/files/{sha256}/..%2f..%2fdb.sqlite3",
        "/files/../private/documents/table.csv",
    )
    return [scene.client().get(name) for name in names]


@way("An attachment is added to a public item's draft", NOBODY)
def attach(scene: Scene) -> Any:
    document = Document.objects.create(title="未审核", file=_upload("secret.csv"))
    page = scene.public
    page.attachments = [("file", {"document": document, "title": TYPED})]
    page.save()
    page.save_revision()
    DocumentPage.objects.filter(pk=page.pk).update(attachments=page.attachments)
