"""By translation: wagtail-localize publishes without a user, so without a permission check."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from disclosure.documents.models import DocumentPage
from tests.review.admin import edit_address
from tests.review.ways_past.scene import TYPED, Scene
from tests.review.ways_past.screens import post, typed_into
from tests.review.ways_past.table import NOBODY, REVIEW_FIRST, way


def _begun(scene: Scene) -> tuple[Translation, DocumentPage]:
    """A translation of the public item, with one sentence translated."""
    english = Locale.objects.get(language_code="en")
    translate_object(scene.public, [english])
    target = DocumentPage.objects.get(translation_key=scene.public.translation_key, locale=english)
    translation = Translation.objects.get(source__object_id=scene.public.translation_key, target_locale=english)
    for segment in translation.source.stringsegment_set.all()[:3]:
        StringTranslation.objects.create(
            translation_of=segment.string, locale=english, context=segment.context, data=TYPED
        )
    return translation, target


@way("A translation is published by its button: it is sent to review instead", "302")
def press_publish(scene: Scene) -> Any:
    _translation, target = _begun(scene)
    return scene.root.post(edit_address(target), {"action": "publish"})


@way("translation.save_target(publish=True) without a user", REVIEW_FIRST)
def save_target(scene: Scene) -> Any:
    translation, _target = _begun(scene)
    translation.save_target(user=None, publish=True)


@way("Translations are updated from their source and published", REVIEW_FIRST)
def update_translations(scene: Scene) -> Any:
    translation, _target = _begun(scene)
    return post(scene, "wagtail_localize:update_translations", translation.source.pk, publish_translations="on")


@way("A translated page stops being translated and is published", REVIEW_FIRST, types=True)
def stop_and_publish(scene: Scene) -> Any:
    translation, target = _begun(scene)
    stopped = post(scene, "wagtail_localize:stop_translation", translation.pk)
    return [stopped, typed_into(scene, target, **{"action-publish": "1"})]


@way("A translation is turned into an alias of the public original", "302")
def convert_to_alias(scene: Scene) -> Any:
    _translation, target = _begun(scene)
    return post(scene, "wagtail_localize:convert_to_alias", target.pk)


@way("A translation file (PO) is uploaded", "302")
def upload_po(scene: Scene) -> Any:
    translation, _target = _begun(scene)
    po = translation.export_po()
    for entry in po:
        entry.msgstr = TYPED
    file = SimpleUploadedFile("t.po", str(po).encode())
    return post(scene, "wagtail_localize:upload_pofile", translation.pk, file=file, next="/admin/")


@way("page.copy_for_translation() of a public item", NOBODY)
def copy_for_translation(scene: Scene) -> Any:
    made = scene.public.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    assert not made.live


@way("page.copy_for_translation(alias=True) of a public item", NOBODY)
def alias_for_translation(scene: Scene) -> Any:
    made = scene.public.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True, alias=True)
    assert not made.live


@way("A visitor opens the preview of a translation", "302")
def preview(scene: Scene) -> Any:
    translation, _target = _begun(scene)
    return scene.client().get(reverse("wagtail_localize:preview_translation", args=[translation.pk]))


@way("The English locale is deleted", "无法删除此语言")
def delete_locale(scene: Scene) -> Any:
    return post(scene, "wagtaillocales:delete", Locale.objects.get(language_code="en").pk)


@way("The Chinese locale is made English", NOBODY)
def relabel_locale(scene: Scene) -> Any:
    Locale.objects.filter(language_code="en").update(language_code="fr")
    Locale.objects.filter(language_code="zh-hans").update(language_code="en")
