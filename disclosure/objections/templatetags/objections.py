"""What a person typed, shown back to them as it was."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def as_typed(value: object) -> SafeString:
    """Escape, and write what is not ASCII as numbers: the rendering of traditional pages must not change it."""
    text = "".join(
        letter if letter.isascii() else f"&#{ord(letter)};" for letter in escape("" if value is None else value)
    )
    return mark_safe(text)  # noqa: S308  escaped above
