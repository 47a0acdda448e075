"""What Wagtail holds of a draft: row, revisions, workflow, comments, translations, log, references, index."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.models import FormState
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ModelLogEntry, Page, PageLogEntry, ReferenceIndex, TaskState, WorkflowState
from wagtail_localize.models import SegmentOverride, String, StringTranslation, Template, TranslatableObject

from disclosure.catalogue import kinds
from disclosure.catalogue.door import open_door
from disclosure.catalogue.erasing import BLANK, Target
from disclosure.catalogue.forgetting.gather import revisions_of


def forget_draft(target: Target) -> int:
    """Delete the draft with its comments, its chains and, by Wagtail's own signals, its search index."""
    model: Any = kinds.get(target.kind).model
    row = model._default_manager.filter(pk=target.source_id).first()
    _forget_chains(target)
    if row is None:
        return 0
    _forget_translation(row)
    with open_door():
        row.delete()
    types = ContentType.objects.get_for_models(model, Page).values()
    ReferenceIndex.objects.filter(base_content_type__in=types, object_id=str(target.source_id)).delete()
    return 1


def forget_revisions(target: Target) -> int:
    return int(revisions_of(target.kind, target.source_id).delete()[0])


def forget_previews(target: Target) -> int:
    """Delete what was typed and previewed; also of pages that were not saved yet, which may be the same text."""
    model = kinds.get(target.kind).model
    states = FormState.objects.filter(content_type=ContentType.objects.get_for_model(model))
    return int(states.filter(object_id__in=["", str(target.source_id)]).delete()[0])


def forget_log(target: Target) -> int:
    """The log keeps who did what and when; labels hold titles, and the data hold comments."""
    gone = PageLogEntry.objects.filter(page_id=target.source_id).update(label=BLANK, data={})
    for model, numbers in ((get_document_model(), target.document_ids), (get_image_model(), target.image_ids)):
        entries = ModelLogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(model), object_id__in=[str(n) for n in numbers]
        )
        gone += entries.update(label=BLANK, data={})
    return gone


def forget_uploads(target: Target) -> int:
    """Delete documents and pictures that nothing else shows; their files and renditions go after COMMIT."""
    gone = 0
    for model, numbers in ((get_document_model(), target.document_ids), (get_image_model(), target.image_ids)):
        for row in model._default_manager.filter(pk__in=numbers):
            row.delete()
            gone += 1
    return gone


def _forget_chains(target: Target) -> None:
    """Comments of Wagtail's own task states; the chain's course stays with the decisions."""
    states = WorkflowState.objects.filter(pk__in=target.workflow_state_ids)
    TaskState.objects.filter(workflow_state__in=states).update(comment="")


def _forget_translation(row: Any) -> None:
    """What wagtail-localize cut the text into. A string that another text shares stays with that one."""
    source = TranslatableObject.objects.filter(translation_key=getattr(row, "translation_key", None)).first()
    if source is None:
        return
    cut: list[tuple[Any, list[int]]] = [
        (model, list(model.objects.filter(segments__source__object=source).values_list("pk", flat=True)))
        for model in (String, Template)
    ]
    source.sources.all().delete()
    for words in (StringTranslation, SegmentOverride):
        words.objects.filter(context__object=source).delete()
    source.delete()
    for model, numbers in cut:
        model.objects.filter(pk__in=numbers, segments=None).delete()
