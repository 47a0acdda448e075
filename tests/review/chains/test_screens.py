"""审核流程 and its neighbours in the settings: what is refused, what is warned of, what stands in the trail."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from base.models import User
from base.models.audit import AuditEvent
from disclosure.review.models import Chain, Deputy, SecrecyDesignation
from disclosure.review.presets import PRESETS
from tests.factories import SectionFactory, UnitFactory, UserFactory
from tests.moves import CHAIN, reviewer
from tests.review.admin import client_of, text_of, told
from tests.review.chains.moves import chain_of, stages_of_workflow

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    return UserFactory(is_superuser=True)


@pytest.fixture
def client(admin: User) -> Client:
    return client_of(admin)


def posted(*stages: str, chain: Chain | None = None, **fields: Any) -> dict[str, Any]:
    """Return what the form of a chain sends."""
    rows = list(chain.steps.all()) if chain else []
    data: dict[str, Any] = {
        "name": "民政局流程",
        "active": "on",
        "covers": "items",
        "unit": "",
        "section": "",
        "steps-TOTAL_FORMS": len(stages),
        "steps-INITIAL_FORMS": len(rows),
        "steps-MIN_NUM_FORMS": 1,
        "steps-MAX_NUM_FORMS": 1000,
    }
    for n, stage in enumerate(stages):
        known = rows[n].pk if n < len(rows) else ""
        part = {"stage": stage, "name": "", "group": "", "days": 2, "questions": "", "ORDER": n + 1, "id": known}
        data |= {f"steps-{n}-{name}": value for name, value in part.items()}
    return data | fields


def test_a_chain_is_made_and_holds(client: Client) -> None:
    unit = UnitFactory()
    answer = client.post(reverse("chains:add"), posted("first", "secrecy", unit=unit.pk))
    assert answer.status_code == 302, answer.context["form"].errors
    chain = Chain.objects.get(unit=unit)
    assert stages_of_workflow(chain.workflow) == ["first", "secrecy"]
    assert stages_of_workflow(chain.office_workflow) == ["office", "first", "secrecy"]
    event = AuditEvent.objects.get(action="review.chain")
    assert (event.data["act"], event.data["stages"]) == ("add", ["first", "secrecy"])


@pytest.mark.parametrize(
    ("stages", "fields", "reason"),
    [
        pytest.param(("secrecy",), {}, "三人不得相同", id="too few"),
        pytest.param(("first", "second"), {}, "没有保密审查", id="nobody for secrets"),
        pytest.param(("first", "secrecy"), {}, "适用范围与“信息公开审核”相同", id="a second default"),
        pytest.param(("first", "secrecy"), {"kinds": ["reprint", "rule"]}, "适用范围与“转载审核”相同", id="overlap"),
        pytest.param(("short",), {"covers": "words", "kinds": ["rule"]}, "不一致", id="words of an item's kind"),
        pytest.param(("first", "secrecy"), {"kinds": ["menu"]}, "不一致", id="an item of a word's kind"),
        pytest.param(("short",), {"covers": "words", "section": True}, "不属于任何栏目", id="words of a section"),
    ],
)
def test_what_is_refused(client: Client, stages: tuple[str, ...], fields: dict[str, Any], reason: str) -> None:
    fields = {**fields, **({"section": SectionFactory().pk} if fields.get("section") else {})}
    answer = client.post(reverse("chains:add"), posted(*stages, **fields))
    assert answer.status_code == 200
    assert reason in str(answer.context["form"].errors)
    assert "民政局流程" in text_of(answer)  # nothing typed is lost
    assert not Chain.objects.filter(name="民政局流程").exists()


def test_nobody_can_complete_it_the_units_are_named(client: Client) -> None:
    lacking = UnitFactory(name="示例区民政局")
    answer = client.post(reverse("chains:add"), posted("first", "secrecy", unit=lacking.pk))
    assert "示例区民政局：步骤“初审”没有起草人以外的审核人" in told(answer)


def test_with_people_for_all_nothing_is_warned_of(client: Client) -> None:
    for stage in CHAIN:
        reviewer(stage)
    answer = client.post(reverse("chains:add"), posted("first", "secrecy", unit=UnitFactory().pk))
    assert "审核人" not in told(answer)


def test_a_change_of_steps(client: Client) -> None:
    chain = chain_of("first", "secrecy", kinds=["rule"], name="制度")
    before = chain.workflow_id
    data = posted("first", "secrecy", "final", chain=chain, name="制度", kinds=["rule"])
    answer = client.post(reverse("chains:edit", args=[chain.pk]), data)
    assert answer.status_code == 302, answer.context["form"].errors
    chain.refresh_from_db()
    assert chain.workflow_id != before
    assert stages_of_workflow(chain.workflow) == ["first", "secrecy", "final"]


def test_the_default_is_not_switched_off(client: Client) -> None:
    chain = Chain.objects.get(name="信息公开审核")
    data = posted(*CHAIN, chain=chain, name=chain.name, active="")
    answer = client.post(reverse("chains:edit", args=[chain.pk]), data)
    assert "停用后没有别的流程可用" in str(answer.context["form"].errors)


def test_the_default_is_not_deleted(client: Client) -> None:
    chain = Chain.objects.get(name="信息公开审核")
    client.post(reverse("chains:delete", args=[chain.pk]))
    assert Chain.objects.filter(pk=chain.pk).exists()


@pytest.mark.parametrize("code", [preset.code for preset in PRESETS])
def test_a_preset_becomes_a_chain_that_is_not_in_use(client: Client, code: str) -> None:
    assert str(PRESETS[0].name) in text_of(client.get(reverse("chains:presets")))
    answer = client.post(reverse("chains:presets"), {"preset": code})
    chain = Chain.objects.latest("pk")
    assert answer["Location"] == reverse("chains:edit", args=[chain.pk])
    assert not chain.active
    from disclosure.review.chain_rules import reasons_against

    assert reasons_against("items", [step.stage for step in chain.steps.all()]) == []
    assert client.get(answer["Location"]).status_code == 200


def test_a_deputy_and_a_designation_stand_in_the_trail(client: Client) -> None:
    person, deputy = reviewer("first"), reviewer("second")
    dates = {"first_day": "2026-03-02", "last_day": "2026-03-06"}
    data = {"person": person.pk, "deputy": deputy.pk, "stage": "", "reason": "出差", **dates}
    assert client.post(reverse("deputies:add"), data).status_code == 302
    unit = UnitFactory()
    paper = {
        "unit": unit.pk, "person": person.pk, "group": "", "document": "通知", "number": "", "signed_on": "2026-01-05",
        "file_reference": "第3卷", "valid_from": "2026-01-05", "valid_until": "",
    }  # fmt: skip
    assert client.post(reverse("designations:add"), paper).status_code == 302
    assert AuditEvent.objects.get(action="review.deputy").object_id == str(Deputy.objects.get().pk)
    assert AuditEvent.objects.get(action="review.designation").unit_id == unit.pk
    client.post(reverse("designations:delete", args=[SecrecyDesignation.objects.get(unit=unit).pk]))
    assert AuditEvent.objects.filter(action="review.designation").latest("pk").data["act"] == "delete"


def test_a_deputy_who_cannot_enter_is_refused(client: Client) -> None:
    dates = {"first_day": "2026-03-02", "last_day": "2026-03-06"}
    data = {"person": reviewer("first").pk, "deputy": UserFactory().pk, "stage": "", "reason": "出差", **dates}
    assert "不能登录管理后台" in str(client.post(reverse("deputies:add"), data).context["form"].errors)


@pytest.mark.parametrize("name", ["chains", "designations", "deputies", "stage_groups"])
def test_editors_and_reviewers_configure_nothing(name: str) -> None:
    for user in (reviewer("first"), reviewer("final")):
        assert client_of(user).get(reverse(f"{name}:index")).status_code == 302
        assert client_of(user).get(reverse(f"{name}:add")).status_code == 302


def test_wagtails_own_workflow_screens_are_not_offered(client: Client) -> None:
    shown = text_of(client.get("/admin/"))
    assert "/admin/workflows/list/" not in shown
