"""No chain lets out what too few have read, whoever configures it."""

from __future__ import annotations

import pytest
from django.core.checks import run_checks

from disclosure.review.chain_rules import reasons_against
from disclosure.review.models import Chain
from tests.moves import CHAIN, reviewer
from tests.review.chains.moves import chain_of, set_steps


@pytest.mark.parametrize(
    ("covers", "stages", "reason"),
    [
        pytest.param("items", CHAIN, "", id="the default chain"),
        pytest.param("items", ("secrecy", "final"), "", id="one approver and one secrecy reviewer are the least"),
        pytest.param("items", ("first", "short"), "", id="the secrecy reviewer may approve, too, beside an approver"),
        pytest.param("items", ("office", *CHAIN), "", id="with the disclosure office"),
        pytest.param("items", (), "没有步骤", id="no step"),
        pytest.param("items", ("first", "second", "final"), "没有保密审查", id="three approvers, nobody for secrets"),
        pytest.param("items", ("secrecy",), "三人不得相同", id="the secrecy reviewer alone"),
        pytest.param("items", ("short",), "三人不得相同", id="the chain of words is too short for an item"),
        pytest.param("items", ("secrecy", "short"), "只能有一步", id="two secrecy reviews"),
        pytest.param("items", ("final", "secrecy", "final"), "只能出现一次", id="a step twice"),
        pytest.param("words", ("short",), "", id="words: one other person who also judges secrecy"),
        pytest.param("words", ("first", "secrecy"), "", id="words: a longer chain"),
        pytest.param("words", ("final",), "没有保密审查", id="words without a secrecy review"),
    ],
)
def test_what_is_a_chain(covers: str, stages: tuple[str, ...], reason: str) -> None:
    found = "".join(reasons_against(covers, stages))
    assert (reason in found) if reason else found == ""


def problems() -> dict[str, str]:
    return {str(each.id): each.msg for each in run_checks(databases=["default"]) if str(each.id).startswith("review.")}


@pytest.mark.django_db
class TestTheSystemCheck:
    def test_what_comes_with_the_installation_lacks_people_alone(self) -> None:
        assert set(problems()) == {"review.W001"}

    def test_with_people_for_every_step_it_is_silent(self) -> None:
        for stage in (*CHAIN, "short"):
            reviewer(stage)
        assert problems() == {}

    def test_it_refuses_a_chain_of_too_few_that_no_form_has_seen(self) -> None:
        chain = chain_of("secrecy", "final", unit=None, kinds=["guide"], name="指南")
        chain.steps.filter(stage="final").delete()
        found = problems()
        assert "三人不得相同" in found["review.E003"]
        assert "与其工作流不一致" in found["review.E002"]

    def test_it_refuses_to_be_without_a_default(self) -> None:
        Chain.objects.filter(kinds=[], covers="words").update(active=False)
        assert "没有全区默认审核流程" in problems()["review.E001"]


@pytest.mark.django_db
def test_a_chain_that_runs_keeps_the_steps_it_began_with() -> None:
    chain = chain_of("secrecy", "final", kinds=["rule"])
    before = chain.workflow
    set_steps(chain, *CHAIN)
    from disclosure.review.services.lay_chain import lay_chain

    after = lay_chain(chain).workflow
    assert before is not None
    assert after is not None
    assert before.pk != after.pk
    assert [task.specific.stage for task in before.tasks] == ["secrecy", "final"]
    before.refresh_from_db()
    assert (before.active, after.active) == (False, True)


@pytest.mark.django_db
def test_saving_without_a_change_makes_nothing_new() -> None:
    from disclosure.review.services.lay_chain import lay_chain

    chain = Chain.objects.get(name="信息公开审核")
    before = (chain.workflow_id, chain.office_workflow_id)
    assert (lay_chain(chain).workflow_id, chain.office_workflow_id) == before
