"""Who may approve a batch, and what an approval stands for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from base.models import User
from disclosure.catalogue.models import CatalogueEntry
from disclosure.documents.importing.parcels import parcels_of
from disclosure.documents.importing.sample import sample_of
from disclosure.documents.models import DocumentPage, ImportBatch, ImportRow
from disclosure.documents.services.approve_batch import ApprovalRefused, approve_batch, reasons_not_to_approve
from disclosure.documents.services.conclude_row import conclude_row
from disclosure.documents.services.reject_batch import reject_batch
from disclosure.documents.services.release_batch import release_batch, waiting_count
from disclosure.documents.services.stage_batch import Staged
from disclosure.review.enums import Stage
from disclosure.review.models import SecrecyCase, StageGroup
from portal.models import Unit
from tests.documents.importing.moves import line, lines, shown
from tests.moves import SECRECY, designate, reviewer

pytestmark = pytest.mark.django_db
Staging = Callable[..., Staged]


@pytest.fixture
def batch(stage: Staging) -> ImportBatch:
    staged = stage(*lines(3)).batch
    assert staged is not None
    return staged


@pytest.fixture
def fresh(stage: Staging) -> ImportBatch:
    """A new batch: three permits."""
    staged = stage(*lines(3, openness="active"), kind="new").batch
    assert staged is not None
    return staged


def approve_secrecy(batch: ImportBatch, user: User, **form: str) -> ImportBatch:
    return approve_batch(batch, user, Stage.SECRECY, shown=shown(batch), secrecy={**SECRECY, **form})


def test_the_stager_may_approve_nothing(batch: ImportBatch, stager: User) -> None:
    designate(person=stager)
    for stage in (Stage.SECRECY, Stage.FINAL):
        stager.groups.add(StageGroup.objects.get(stage=stage, unit=None).group)
        assert reasons_not_to_approve(batch, stager, stage) == ["导入人不得审核自己导入的批次。"]
        with pytest.raises(ApprovalRefused):
            approve_batch(batch, stager, stage, shown=shown(batch), secrecy=SECRECY)


def test_one_approval_is_not_enough(batch: ImportBatch, secrecy_reviewer: User, final_reviewer: User) -> None:
    for approved in (approve_secrecy(batch, secrecy_reviewer),):
        assert waiting_count(approved) == 0
        assert release_batch(approved).count == 0
    assert not CatalogueEntry.objects.filter(kind="document").exists()


def test_two_approvals_without_a_secrecy_reviewer_are_not_enough(batch: ImportBatch, final_reviewer: User) -> None:
    approve_batch(batch, final_reviewer, Stage.FINAL, shown=shown(batch))
    other = reviewer(Stage.FINAL)
    with pytest.raises(ApprovalRefused, match="保密审查”的审核分工"):
        approve_batch(batch, other, Stage.SECRECY, shown=shown(batch), secrecy=SECRECY)
    with pytest.raises(ApprovalRefused, match="已经办结"):
        approve_batch(batch, other, Stage.FINAL, shown=shown(batch))


def test_one_person_does_not_approve_twice(batch: ImportBatch, secrecy_reviewer: User) -> None:
    secrecy_reviewer.groups.add(StageGroup.objects.get(stage=Stage.FINAL, unit=None).group)
    batch = approve_secrecy(batch, secrecy_reviewer)
    with pytest.raises(ApprovalRefused, match="不得审核两次"):
        approve_batch(batch, secrecy_reviewer, Stage.FINAL, shown=shown(batch))


def test_a_reviewer_of_another_unit_may_not(batch: ImportBatch) -> None:
    person = reviewer(Stage.FIRST)
    group = StageGroup.objects.create(stage=Stage.FINAL, unit=Unit.objects.get(slug="jtj"), group=person.groups.get())
    assert group.unit_id != batch.rows.get(line=1).unit_id
    assert "您不在“终审”的审核分工中。" in reasons_not_to_approve(batch, person, Stage.FINAL)


@pytest.mark.parametrize(
    "form", [{"classified": "suspected"}, {"classified": ""}, {"conclusion": "redact"}, {"basis": " "}]
)
def test_the_secrecy_form_must_say_that_all_may_be_public(
    batch: ImportBatch, secrecy_reviewer: User, form: dict[str, str]
) -> None:
    with pytest.raises(ApprovalRefused):
        approve_secrecy(batch, secrecy_reviewer, **form)


def test_an_approval_names_what_the_screen_showed(batch: ImportBatch, final_reviewer: User) -> None:
    with pytest.raises(ApprovalRefused, match="有变动"):
        approve_batch(batch, final_reviewer, Stage.FINAL, shown="0" * 64)


def test_an_approval_of_what_has_changed_since_counts_no_more(
    batch: ImportBatch, stage: Staging, approve: Callable[[ImportBatch], ImportBatch]
) -> None:
    batch = approve(batch)
    stage(line(1), line(2, title="后来改了"), line(3))
    assert [parcel.is_approved for parcel in parcels_of(batch)] == [False]
    assert release_batch(batch).count == 0


def test_a_migration_row_may_be_held_back(batch: ImportBatch, secrecy_reviewer: User) -> None:
    row = batch.rows.get(line=2)
    conclude_row(row, secrecy_reviewer, "not_public", row.copy_hash)
    assert [len(parcel.copy_ids) for parcel in parcels_of(batch)] == [2]


def test_a_batch_sent_back_lets_nothing_out_and_may_be_imported_anew(
    batch: ImportBatch, stage: Staging, final_reviewer: User, stager: User
) -> None:
    with pytest.raises(ApprovalRefused):
        reject_batch(batch, stager, "不好")
    with pytest.raises(ApprovalRefused, match="理由"):
        reject_batch(batch, final_reviewer, " ")
    reject_batch(batch, final_reviewer, "样本中日期有误")
    assert "批次已退回。" in reasons_not_to_approve(ImportBatch.objects.get(), final_reviewer, Stage.FINAL)
    staged = stage(*lines(3))
    assert staged.counts["staged"] == 3
    assert staged.batch != batch
    assert DocumentPage.objects.count() == 3


def test_a_new_batch_is_not_approved_as_a_whole(
    fresh: ImportBatch, secrecy_reviewer: User, final_reviewer: User
) -> None:
    with pytest.raises(ApprovalRefused, match="逐项"):
        approve_secrecy(fresh, secrecy_reviewer)
    with pytest.raises(ApprovalRefused, match="没有保密审查结论"):
        approve_batch(fresh, final_reviewer, Stage.FINAL, shown=shown(fresh))


def test_each_row_of_a_new_batch_has_its_own_conclusion(
    fresh: ImportBatch, secrecy_reviewer: User, final_reviewer: User
) -> None:
    for row, conclusion in zip(fresh.rows.all(), ["public", "not_public", "public"], strict=True):
        conclude_row(row, secrecy_reviewer, conclusion, row.copy_hash)
    fresh = approve_batch(fresh, final_reviewer, Stage.FINAL, shown=shown(fresh), comment="同意")
    assert release_batch(fresh).count == 2
    assert set(CatalogueEntry.objects.filter(kind="document").values_list("external_id", flat=True)) == {
        "law-1",
        "law-3",
    }


def test_who_concluded_a_row_is_not_the_second_approver(fresh: ImportBatch, secrecy_reviewer: User) -> None:
    secrecy_reviewer.groups.add(StageGroup.objects.get(stage=Stage.FINAL, unit=None).group)
    for row in fresh.rows.all():
        conclude_row(row, secrecy_reviewer, "public", row.copy_hash)
    with pytest.raises(ApprovalRefused, match="另一人"):
        approve_batch(fresh, secrecy_reviewer, Stage.FINAL, shown=shown(fresh))


def test_two_secrecy_reviewers_each_answer_for_what_they_read(fresh: ImportBatch, final_reviewer: User) -> None:
    one, two = reviewer(Stage.SECRECY), reviewer(Stage.SECRECY)
    for row, person in zip(fresh.rows.all(), [one, two, one], strict=True):
        conclude_row(row, person, "public", row.copy_hash)
    fresh = approve_batch(fresh, final_reviewer, Stage.FINAL, shown=shown(fresh))
    assert release_batch(fresh).count == 3
    by_person = {
        tuple(a["user_id"] for a in entry.content.item.release.approvals if a["is_secrecy_review"]): entry.external_id
        for entry in CatalogueEntry.objects.filter(kind="document")
    }
    assert by_person[(two.pk,)] == "law-2"
    assert by_person.keys() == {(one.pk,), (two.pk,)}


def test_a_conclusion_is_about_the_copy_that_was_shown(
    fresh: ImportBatch, secrecy_reviewer: User, stager: User
) -> None:
    row = fresh.rows.get(line=1)
    for person, text in ((secrecy_reviewer, "0" * 64), (stager, row.copy_hash)):
        with pytest.raises(ApprovalRefused):
            conclude_row(row, person, "public", text)


def test_a_suspected_secret_locks_its_draft(fresh: ImportBatch, secrecy_reviewer: User) -> None:
    row = fresh.rows.get(line=1)
    conclude_row(row, secrecy_reviewer, "suspected", row.copy_hash)
    page = DocumentPage.objects.get(pk=row.page_id)
    assert (page.locked, page.locked_by_rule) == (True, "secrecy")
    assert SecrecyCase.objects.get().source_id == page.pk
    assert ImportRow.objects.get(pk=row.pk).conclusion == "not_public"


def test_the_sample_is_the_same_at_every_visit(stage: Staging) -> None:
    batch = stage(*lines(40)).batch
    assert batch is not None
    first = [row.pk for row in sample_of(batch)]
    assert len(first) == 20
    assert first == [row.pk for row in sample_of(batch)]
    batch.sample_seed += 1
    assert first != [row.pk for row in sample_of(batch)]
