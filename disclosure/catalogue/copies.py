"""Make a review copy: the one place where content, its canonical text and its hash come together."""

from __future__ import annotations

from typing import Any

from base import clock
from disclosure.catalogue.content import Content, hash_of
from disclosure.catalogue.models import ReviewCopy


def make_copy(content: Content, title: str, **rest: Any) -> ReviewCopy:
    """Return the review copy of frozen content, unsaved.

    Args:
        content: what was frozen.
        title: what lists of copies call it.
        rest: other fields of the copy: its source, authors, submitter, workflow state and steps.
    """
    text = content.to_json()
    return ReviewCopy(
        kind=content.kind,
        language=content.language,
        title=title,
        content=text,
        hash=hash_of(text),
        submitted_at=clock.now(),
        **rest,
    )
