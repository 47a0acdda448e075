"""Rich text of a unit's home, made safe for the public."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from base.html import sanitise

register = template.Library()


@register.filter
def clean(html: str) -> SafeString:
    """What an editor's browser sent, with nothing but plain structure and links to the web."""
    return mark_safe(sanitise(html))  # noqa: S308  sanitised one call before


@register.filter
def is_web_address(value: Any) -> bool:
    return str(value).startswith(("https://", "http://"))
