"""A district with one draft, and the office that reviews it."""

from __future__ import annotations

from tests.review.conftest import office, page

__all__ = ["office", "page"]
