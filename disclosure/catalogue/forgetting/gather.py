"""Everything by which an item can be found again, read before anything of it is removed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, Revision

from disclosure.catalogue import kinds
from disclosure.catalogue.content import Content
from disclosure.catalogue.erasing import BLANK, Target
from disclosure.catalogue.models import CatalogueEntry, ReleasedContent, ReviewCopy, Tombstone

Source = tuple[str, int]
# How revisions and stream fields name an upload: {"document": 5}, {"image": 7}.
UPLOAD = re.compile(r'\\?"(document|image|form)\\?":\s*(\d+)')
UPLOADS = {"document": "document", "form": "document", "image": "image"}


def family_of(kind: str, source_id: int) -> list[Source]:
    """Return an item and its translations, drafts included."""
    model = kinds.get(kind).model
    if not issubclass(model, Page):
        return [(kind, source_id)]
    keys = set(model._default_manager.filter(pk=source_id).values_list("translation_key", flat=True))
    keys |= {_key_of(copy) for copy in ReviewCopy.objects.filter(kind=kind, source_id=source_id).exclude(content="")}
    family = {(kind, source_id)}
    family |= {
        (kind, pk) for pk in model._default_manager.filter(translation_key__in=keys).values_list("pk", flat=True)
    }
    for key in keys:  # a translation whose draft was deleted
        copies = ReviewCopy.objects.filter(kind=kind, content__contains=f'"translation_key":"{key}"')
        family |= set(copies.values_list("kind", "source_id"))
    return sorted(family)


def target_of(kind: str, source_id: int, family: Sequence[Source]) -> Target:
    """Read what there is of one item."""
    copies = list(ReviewCopy.objects.filter(kind=kind, source_id=source_id))
    texts = [copy.content for copy in copies]
    named = {(f.source, f.source_id) for text in texts if text for f in Content.from_json(text).files}
    named |= set(_uploads_in(_draft_texts(kind, source_id)))
    own = Q(pk__in=[])
    for code, number in family:
        own |= Q(kind=code, source_id=number)
    others = ReviewCopy.objects.exclude(own)
    hashes = {f.sha256 for text in texts if text for f in Content.from_json(text).files}
    uploads = [upload for upload in named if not _shown_elsewhere(upload, family, others)]
    released = dict(ReleasedContent.objects.filter(kind=kind, source_id=source_id).values_list("pk", "text"))
    return Target(
        kind=kind,
        source_id=source_id,
        entry_number=_number(kind, source_id),
        copy_ids=tuple(copy.pk for copy in copies),
        content_ids=tuple(released),
        hashes=tuple(dict.fromkeys(copy.hash for copy in copies)),
        titles=tuple({copy.title for copy in copies if copy.title != BLANK} | set(_draft_titles(kind, source_id))),
        texts=tuple(dict.fromkeys(released.values())),
        workflow_state_ids=tuple(copy.workflow_state_id for copy in copies if copy.workflow_state_id),
        document_ids=tuple(sorted(pk for what, pk in uploads if what == "document")),
        image_ids=tuple(sorted(pk for what, pk in uploads if what == "image")),
        files=frozenset(sha for sha in hashes if not others.filter(content__contains=sha).exists()),
    )


def revisions_of(kind: str, source_id: int) -> Any:
    """Return the revisions of a draft, also where its row has gone."""
    model = kinds.get(kind).model
    types = ContentType.objects.get_for_models(model, Page).values()
    return Revision.objects.filter(object_id=str(source_id)).filter(
        Q(content_type__in=types) | Q(base_content_type__in=types)
    )


def _key_of(copy: ReviewCopy) -> str:
    return str(Content.from_json(copy.content).fields.get("translation_key", ""))


def _number(kind: str, source_id: int) -> int | None:
    for model, field in ((CatalogueEntry, "pk"), (Tombstone, "entry_number")):
        found = model._default_manager.filter(kind=kind, source_id=source_id).values_list(field, flat=True).first()
        if found:
            return int(found)
    return None


def _draft_texts(kind: str, source_id: int) -> Iterable[str]:
    row = kinds.get(kind).model._default_manager.filter(pk=source_id).first()
    if row is not None and hasattr(row, "to_json"):
        yield row.to_json()
    for content in revisions_of(kind, source_id).values_list("content", flat=True):
        yield json.dumps(content, cls=DjangoJSONEncoder)


def _draft_titles(kind: str, source_id: int) -> Iterable[str]:
    yield from kinds.get(kind).model._default_manager.filter(pk=source_id).values_list("title", flat=True)
    yield from (
        str(content.get("title", "")) for content in revisions_of(kind, source_id).values_list("content", flat=True)
    )


def _uploads_in(texts: Iterable[str]) -> Iterable[tuple[str, int]]:
    for text in texts:
        for what, number in UPLOAD.findall(text):
            yield UPLOADS[what], int(number)


def _shown_elsewhere(upload: tuple[str, int], family: Sequence[Source], others: Any) -> bool:
    """Whether another draft, or a copy of another item, refers to this document or image."""
    what, number = upload
    if others.filter(content__contains=f'"source":"{what}","source_id":{number},').exists():
        return True
    model = get_document_model() if what == "document" else get_image_model()
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model), to_object_id=str(number)
    )
    return references.exclude(object_id__in=[str(source) for _kind, source in family]).exists()
