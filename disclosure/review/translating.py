"""Translations pass the chain, too: where wagtail-localize would publish, it sends to review."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import Translation

from disclosure.catalogue.models.item_page import ItemPage, ItemPermissions
from disclosure.review.guard import UNDER_REVIEW
from disclosure.review.services.submit import reasons_not_to_submit
from disclosure.review.staff import StaffRequest


class TranslatorPermissions(ItemPermissions):
    """The translation editor knows one way out and asks for the right to publish; ours is to send to review."""

    def can_publish(self) -> bool:
        return bool(self.can_edit())


@hooks.register("before_edit_page", order=-10)
def send_translation_to_review(request: StaffRequest, page: Page) -> HttpResponse | None:
    """Runs before wagtail-localize takes over the edit view of a page that it translates."""
    if not isinstance(page, ItemPage) or page.alias_of_id:
        return None
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return None
    page.permissions_for_user = lambda user: TranslatorPermissions(user, page)  # type: ignore[method-assign]
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not page.permissions_for_user(request.user).can_publish():
        return None
    reasons = [UNDER_REVIEW] if page.workflow_in_progress else _send(translation, page, request.user)
    for reason in reasons:
        messages.error(request, reason)
    if not reasons:
        messages.success(request, _("译文已送审。"))
    return redirect("wagtailadmin_pages:edit", page.pk)


@transaction.atomic
def _send(translation: Translation, page: Any, user: Any) -> list[str]:
    """Write what is translated so far into the draft, then submit it; return why it could not be submitted."""
    translation.save_target(user=user, publish=False)
    draft = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    workflow = draft.get_workflow()
    reasons = reasons_not_to_submit(draft, workflow, user)
    if not reasons:
        workflow.start(draft, user)
    return reasons
