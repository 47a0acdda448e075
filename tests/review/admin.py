"""What an editor's browser sends to the admin."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.forms import Form
from django.test import Client
from django.urls import reverse
from lxml import html
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from base.models import User


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def edit_address(instance: Any) -> str:
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])


def form_data(instance: Any, parent: Page | None = None, **changes: Any) -> dict[str, Any]:
    """Return what the edit form of a draft would send, as it was opened, with `changes` typed in."""
    form = _form_of(instance, parent)
    data: dict[str, Any] = {"next": ""}
    for name in form.fields:
        field = getattr(type(instance), name, None) and instance._meta.get_field(name)
        if isinstance(field, StreamField):
            data |= posted_block(field.stream_block, getattr(instance, name), name)
        else:
            data[name] = form[name].value()
    for formset in getattr(form, "formsets", {}).values():
        data |= {f"{formset.prefix}-{part}": 0 for part in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")}
    latest = instance.get_latest_revision() if instance.pk else None
    if latest:
        data |= {"loaded_revision_id": latest.pk, "loaded_revision_created_at": latest.created_at.isoformat()}
    data |= changes
    return {name: _sent(value) for name, value in data.items() if value is not None and value is not False}


def posted_block(block: Any, value: Any, prefix: str) -> dict[str, Any]:
    """Return the form fields of one block, as Wagtail's editor names them."""
    if isinstance(block, BaseStreamBlock):
        data: dict[str, Any] = {f"{prefix}-count": len(value)}
        for number, child in enumerate(value):
            at = f"{prefix}-{number}"
            data |= {f"{at}-type": child.block_type, f"{at}-order": number, f"{at}-deleted": "", f"{at}-id": child.id}
            data |= posted_block(child.block, child.value, f"{at}-value")
        return data
    if isinstance(block, BaseStructBlock):
        parts = [posted_block(child, value[name], f"{prefix}-{name}") for name, child in block.child_blocks.items()]
        return {name: sent for part in parts for name, sent in part.items()}
    if isinstance(block, RichTextBlock):
        return {prefix: rich_text(value.source, features=block.features)}
    return {prefix: getattr(value, "pk", value)}


def save(user: User, instance: Any, **changes: Any) -> Any:
    """Press 保存草稿."""
    return client_of(user).post(edit_address(instance), form_data(instance, **changes))


def send(user: User, instance: Any, **changes: Any) -> Any:
    """Press 送审."""
    return save(user, instance, **{"action-submit": "1", **changes})


def autosave(user: User, instance: Any, **changes: Any) -> Any:
    """What the editor's script does half a second after a key was pressed."""
    headers = {"Accept": "application/json", "X-Requested-With": "XMLHttpRequest"}
    return client_of(user).post(edit_address(instance), form_data(instance, **changes), headers=headers)


def heading_of(response: Any) -> str:
    """Return the page's one heading, its words set apart by one space."""
    (heading,) = html.fromstring(response.content).xpath("//h1")
    return " ".join(heading.text_content().split())


def text_of(response: Any) -> str:
    return str(response.content.decode())


def told(response: Any) -> str:
    """Return the messages that a person reads after this answer."""
    return "\n".join(str(message) for message in get_messages(response.wsgi_request))


def errors_of(response: Any) -> str:
    """Return the errors that the form shows."""
    return str(response.context["form"].errors)


def _form_of(instance: Any, parent: Page | None) -> Form:
    if isinstance(instance, Page):
        form_class = instance.get_edit_handler().get_form_class()
        return form_class(instance=instance, parent_page=parent or instance.get_parent())
    return instance.snippet_viewset.get_edit_handler().get_form_class()(instance=instance)


def _sent(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_sent(each) for each in value]
    return getattr(value, "pk", value)
