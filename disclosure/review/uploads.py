"""Whose uploads are whose: files lie in the collection of a unit, and only its people get at them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.models import Image, Rendition
from wagtail.images.permissions import permission_policy as images

from disclosure.catalogue.content import Content
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.models import SecrecyCase

if TYPE_CHECKING:
    from base.models import User

ANY = ["add", "change", "delete", "choose"]
AVATARS = "avatar_images/"


def policy_of(model: Any) -> Any:
    return images if issubclass(model, Image) else documents


def own_uploads(user: User, model: Any) -> Any:
    """Return the pictures or documents that somebody may choose or change."""
    return policy_of(model).instances_user_has_any_permission_for(user, ANY)


def may_see_upload(user: User, upload: Any) -> bool:
    """Whether somebody may fetch an upload. Reviewers read the copy of it that was frozen, not this; nobody gets what
    a draft shows that is locked as a secret."""
    allowed = policy_of(type(upload)).user_has_any_permission_for_instance(user, ANY, upload)
    return bool(allowed) and not _is_part_of_a_secret(upload)


def may_see_media(user: User, name: str) -> bool:
    """The same by the name under which a picture, or a rendition of one, is stored. Faces are for all staff."""
    if name.startswith(AVATARS):
        return True
    picture = Image.objects.filter(file=name).first()
    if picture is None:
        rendition = Rendition.objects.filter(file=name).select_related("image").first()
        picture = rendition.image if rendition else None
    return may_see_upload(user, picture) if picture else user.is_superuser


def _is_part_of_a_secret(upload: Any) -> bool:
    source = "image" if isinstance(upload, Image) else "document"
    for kind, source_id in SecrecyCase.objects.locking().values_list("kind", "source_id"):
        copies = ReviewCopy.objects.filter(kind=kind, source_id=source_id).exclude(content="")
        for content in copies.values_list("content", flat=True):
            if any((file.source, file.source_id) == (source, upload.pk) for file in Content.from_json(content).files):
                return True
    return False
