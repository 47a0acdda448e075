"""The most specific chain holds: a unit's before the district's, then a section's, then a kind's."""

from __future__ import annotations

from typing import Any

import pytest

from disclosure.catalogue import kinds
from disclosure.review.choosing import chain_for
from tests.factories import DocumentFactory, ReprintFactory, SectionFactory, UnitFactory
from tests.moves import approve, reviewer, submit
from tests.review.chains.moves import chain_of, in_a_group, of_the_unit, stages_of_workflow

pytestmark = pytest.mark.django_db
EVERYTHING: dict[str, Any] = {}


@pytest.mark.parametrize(
    ("scopes", "chosen"),
    [
        pytest.param(["unit", "section"], "unit", id="a unit's own before one for the section"),
        pytest.param(["unit", "kind"], "unit", id="a unit's own before one for the kind"),
        pytest.param(["section", "kind"], "section", id="one for the section before one for the kind"),
        pytest.param(["section kind", "unit"], "unit", id="a unit's own before whatever the district says"),
        pytest.param(["unit", "unit kind"], "unit kind", id="of a unit's own, the one for the kind"),
        pytest.param(["unit kind", "unit section"], "unit section", id="of a unit's own, section before kind"),
        pytest.param(["unit section", "unit section kind"], "unit section kind", id="the one that names most"),
        pytest.param(["other unit", "other section", "other kind"], "", id="those of others never"),
    ],
)
def test_which_chain_holds(scopes: list[str], chosen: str) -> None:
    unit, section = UnitFactory(), SectionFactory()
    for scope in scopes:
        chain_of("secrecy", "final", name=scope, **_scope(scope, unit, section))
    found = chain_for(kinds.get("document"), unit.pk, section.pk)
    assert found is not None
    assert found.name == (chosen or "信息公开审核")


def _scope(scope: str, unit: Any, section: Any) -> dict[str, Any]:
    if scope.startswith("other"):
        return {"other unit": {"unit": UnitFactory()}, "other section": {"section": SectionFactory()}}.get(
            scope, {"kinds": ["rule"]}
        )
    named = {"unit": {"unit": unit}, "section": {"section": section}, "kind": {"kinds": ["document"]}}
    return {key: value for word in scope.split() for key, value in named[word].items()}


def test_a_chain_out_of_use_holds_for_nobody() -> None:
    chain_of("secrecy", "final", name="停用", kinds=["document"], active=False)
    assert stages_of_workflow(DocumentFactory().get_workflow()) == ["first", "second", "secrecy", "final"]


def test_a_reprint_passes_an_approver_and_a_secrecy_reviewer() -> None:
    page = ReprintFactory(owner=None)
    assert stages_of_workflow(page.get_workflow()) == ["secrecy", "final"]
    assert page.get_workflow().name == "转载审核"


def test_a_units_profile_is_reviewed_by_its_own_people_where_it_has_them() -> None:
    unit, other = UnitFactory(), UnitFactory()
    chain_of("short", covers="words", unit=unit, name="本单位资料")
    own = of_the_unit("short", unit)
    assert unit.get_workflow().name == "本单位资料"
    assert other.get_workflow().name == "公开要素审核"
    copy = submit(unit, reviewer("first"))
    approve(copy, own)


def test_what_a_draft_says_now_decides_not_what_it_said(office: Any, page: Any) -> None:
    """A chain begun on another ground is refused, as when the unit was changed on another screen meanwhile."""
    from disclosure.review.services.submit import SubmissionRefused

    old = page.get_workflow()
    page.save_revision(user=office.editor)
    chain_of("secrecy", "final", unit=office.unit, name="本单位")
    with pytest.raises(SubmissionRefused, match="流程与草稿"):
        old.start(page, office.editor)


def test_the_copy_keeps_the_steps_under_their_own_names(office: Any, page: Any) -> None:
    from disclosure.review.services.lay_chain import lay_chain

    chain = chain_of("first", "secrecy", unit=office.unit)
    chain.steps.filter(stage="first").update(name="科室负责人", days=1)
    lay_chain(chain)
    copy = submit(page, office.editor)
    assert [(step["name"], step["days"]) for step in copy.steps] == [("科室负责人", 1), ("保密审查", 2)]


def test_a_step_may_have_people_of_the_chains_own(office: Any, page: Any) -> None:
    from disclosure.review.services.decide import DecisionRefused
    from disclosure.review.services.lay_chain import lay_chain

    leader = in_a_group("民政局分管领导")
    chain = chain_of("second", "secrecy", unit=office.unit)
    chain.steps.filter(stage="second").update(group=leader.groups.get())
    lay_chain(chain)
    copy = submit(page, office.editor)
    with pytest.raises(DecisionRefused, match="复审”的审核分工"):
        approve(copy, office.second)
    approve(copy, leader)
