"""The chains that are there from the first migration. What somebody has configured stays as it is."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, Workflow, WorkflowContentType, WorkflowPage

from accounts.services.set_up_roles import role_group
from disclosure.catalogue import kinds
from disclosure.review.enums import Covers, Stage
from disclosure.review.models import Chain, ChainStep, StageGroup
from disclosure.review.roles import ROLE_OF_STAGE
from disclosure.review.services.lay_chain import lay_chain

ITEM_CHAIN = (Stage.FIRST, Stage.SECOND, Stage.SECRECY, Stage.FINAL)
REPRINT_CHAIN = (Stage.SECRECY, Stage.FINAL)
WORD_CHAIN = (Stage.SHORT,)
ITEMS, REPRINTS, WORDS = "信息公开审核", "转载审核", "公开要素审核"
STOCK_WORKFLOW = "Moderators approval"


@transaction.atomic
def set_up_chain(**kwargs: Any) -> None:
    """Make what is missing: 初审 → 复审 → 保密审查 → 终审, a short chain for reprints, one step for words."""
    items = _chain(ITEMS, Covers.ITEMS, ITEM_CHAIN)
    _chain(REPRINTS, Covers.ITEMS, REPRINT_CHAIN, [kind.code for kind in kinds.all_kinds() if kind.is_reprint])
    words = _chain(WORDS, Covers.WORDS, WORD_CHAIN)
    for stage in Stage:
        if not StageGroup.objects.filter(stage=stage).exists():
            StageGroup.objects.create(stage=stage, group=role_group(ROLE_OF_STAGE[stage]))
    Workflow.objects.filter(name=STOCK_WORKFLOW).update(active=False)
    WorkflowPage.objects.filter(workflow__name=STOCK_WORKFLOW).delete()
    _without_stock_groups()
    show_in_wagtail(items, words)


def show_in_wagtail(items: Chain | None, words: Chain | None) -> None:
    """Tell Wagtail's own screens of the default chains. What a draft really passes, it answers itself
    (`get_workflow()`); this is for folders, in which new drafts are begun, and for reports."""
    root = Page.get_first_root_node()
    if root and items and items.workflow:
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": items.workflow})
    if words and words.workflow:
        for kind in kinds.all_kinds():
            if kind.in_shell:
                content_type = ContentType.objects.get_for_model(kind.model)
                WorkflowContentType.objects.update_or_create(
                    content_type=content_type, defaults={"workflow": words.workflow}
                )


def _chain(name: str, covers: Covers, stages: tuple[Stage, ...], for_kinds: list[str] | None = None) -> Chain | None:
    """Return the chain of this name, making it where nobody has configured anything for the same."""
    same = Chain.objects.filter(covers=covers, unit=None, section=None)
    found = next((chain for chain in same if bool(chain.kinds) == bool(for_kinds)), None)
    if found is None and for_kinds != []:
        found = Chain.objects.create(name=name, covers=covers, kinds=for_kinds or [])
        found.steps.set([ChainStep(stage=stage, sort_order=order) for order, stage in enumerate(stages)])
        found.save()
    return lay_chain(found) if found and found.workflow_id is None else found


def _without_stock_groups() -> None:
    """Wagtail's own two may publish, which nobody needs here; they go while nobody is in them."""
    Group.objects.filter(name__in=("Editors", "Moderators"), user=None).exclude(
        pk__in=StageGroup.objects.values("group_id")
    ).delete()
