"""Public addresses of units' homes."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language

PUBLIC_LANGUAGES = ("zh-hans", "en")


def language_here() -> str:
    """Return the language of the entries that this page shows; traditional script is a rendering of zh-hans."""
    language = get_language() or ""
    return language if language in PUBLIC_LANGUAGES else settings.LANGUAGE_CODE


def home_address(unit_slug: str = "", column: str = "", language: str = "zh-hans") -> str:
    """Return the address of all units, of a unit's home or of one of its columns."""
    prefix = "" if language == "zh-hans" else f"/{language}"
    return prefix + "".join(f"/{part}" for part in ("xxgk", unit_slug, column) if part) + "/"


def list_address(query: str, language: str) -> str:
    prefix = "" if language == "zh-hans" else f"/{language}"
    return f"{prefix}/catalogue/?{query}"
