"""Which steps a change makes necessary again."""

from __future__ import annotations

from disclosure.catalogue.models import ReleasedContent, ReviewCopy
from disclosure.review.enums import Action
from disclosure.review.models import Decision


def steps_again(copy: ReviewCopy) -> list[str]:
    """Return the names of the steps that approved an earlier copy of the same item since it was last released.

    An approval names the hash of what was read: any later change makes another copy, and these approvals say nothing
    about it.
    """
    item = {"kind": copy.kind, "source_id": copy.source_id}
    last = ReleasedContent.objects.filter(**item).order_by("-id").values_list("item__copy_id", flat=True).first()
    earlier = ReviewCopy.objects.filter(**item, pk__lt=copy.pk, pk__gt=last or 0)
    approved = set(
        Decision.objects.filter(copy_id__in=earlier.values("pk"), action=Action.APPROVE).values_list("stage", flat=True)
    )
    return [step["name"] for step in copy.steps if step["stage"] in approved]
