"""What a secrecy review concluded holds at the door, by whatever way a copy comes there: chain, batch, emergency."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from disclosure.catalogue import vetoes
from disclosure.catalogue.content import Content
from disclosure.catalogue.models import ReviewCopy
from disclosure.review.enums import Conclusion
from disclosure.review.models import Decision, Escalation
from disclosure.review.redaction import reasons_not_redacted

Key = tuple[str, int]


@vetoes.on_release
def hold_what_is_bound(copies: Sequence[ReviewCopy]) -> dict[int, str]:
    """Hold what waits for an authority's answer, and what is not yet the redacted version (条例 art. 17, 37)."""
    numbers = [copy.source_id for copy in copies]
    asked = set(Escalation.objects.open().filter(source_id__in=numbers).values_list("kind", "source_id"))
    to_redact = _to_redact(numbers)
    held = {copy.pk: _("已报请确定，收到答复前不能公开。") for copy in copies if (copy.kind, copy.source_id) in asked}
    for copy in copies:
        if copy.pk not in held and (copy.kind, copy.source_id) in to_redact:
            reasons = reasons_not_redacted(copy.kind, copy.source_id, Content.from_json(copy.content))
            held |= {copy.pk: "；".join(reasons)} if reasons else {}
    return held


def _to_redact(numbers: Sequence[int]) -> set[Key]:
    """Return the items whose last secrecy review wants something taken out."""
    copy = ReviewCopy.objects.filter(pk=OuterRef("copy_id"))
    concluded = (
        Decision.objects.filter(copy_id__in=ReviewCopy.objects.filter(source_id__in=numbers).values("pk"))
        .exclude(conclusion="")
        .annotate(kind=Subquery(copy.values("kind")), source_id=Subquery(copy.values("source_id")))
        .order_by("pk")
        .values_list("kind", "source_id", "conclusion")
    )
    last: dict[Key, str] = {(kind, source_id): conclusion for kind, source_id, conclusion in concluded}
    return {key for key, conclusion in last.items() if conclusion == Conclusion.REDACT}
