"""保密审查: no item passes without its form; what is secret, or may be, stops at once (保密法 art. 31, 35; rule R5)."""

from __future__ import annotations

from typing import Any

import pytest

from disclosure.catalogue.models import CatalogueEntry, ReviewCopy
from disclosure.documents.models import DocumentPage
from disclosure.review.guard import PublishingRefused
from disclosure.review.models import SecrecyCase, UndisclosedDocument
from disclosure.review.services.submit import SubmissionRefused
from portal.models import Unit
from tests.factories import UnitFactory, UserFactory
from tests.moves import approve, reviewer, submit
from tests.review.admin import client_of, save, told
from tests.review.moves import decided, entry_of, press, refusal
from tests.review.office import Office


@pytest.fixture
def copy(office: Office, page: DocumentPage) -> ReviewCopy:
    """A copy that waits for its secrecy review."""
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    return copy


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [
        pytest.param({}, "", id="not secret, with grounds, concluded as public: passes"),
        pytest.param({"work_secret": "on"}, "", id="a work secret is a marking, not a ground: passes"),
        pytest.param({"classified": ""}, "请回答是否涉密", id="no answer about secrets: refused"),
        pytest.param({"action": ""}, "请作出决定", id="no decision: refused"),
        pytest.param({"conclusion": ""}, "请给出保密审查结论", id="no conclusion: refused"),
        pytest.param({"basis": ""}, "请写明保密审查的依据", id="no grounds: refused"),
        pytest.param(
            {"conclusion": "redact"}, "请逐条写明须删减的内容", id="concluded as redact without places: refused"
        ),
        pytest.param(
            {"conclusion": "not_public"}, "须选定法定依据", id="concluded as not public without a ground: refused"
        ),
        pytest.param({"classified": "yes"}, "不能公开（规则 R6）", id="secret and public contradict each other"),
        pytest.param(
            {"classified": "suspected"}, "不能公开（规则 R6）", id="suspected and public contradict each other"
        ),
        pytest.param({"trade_secret": "on"}, "须有第三方同意", id="a trade secret without consent: refused"),
        pytest.param({"personal_privacy": "on"}, "须有第三方同意", id="privacy without consent: refused"),
    ],
)
def test_the_form(office: Office, copy: ReviewCopy, verdict: dict[str, Any], reason: str) -> None:
    answer = press(office.secrecy, copy, **verdict)
    if reason:
        assert reason in refusal(answer)
        assert decided(copy) == ["first", "second"]
    else:
        assert (answer.status_code, decided(copy)) == (302, ["first", "second", "secrecy"])


def test_an_empty_form_says_everything_that_is_missing(office: Office, copy: ReviewCopy) -> None:
    said = refusal(press(office.secrecy, copy, classified="", conclusion="", basis=""))
    for reason in ("请回答是否涉密", "请给出保密审查结论", "请写明保密审查的依据"):
        assert reason in said


@pytest.mark.parametrize("touched", ["trade_secret", "personal_privacy"])
def test_others_interests_go_public_with_their_consent(office: Office, page: DocumentPage, touched: str) -> None:
    page.third_party_basis, page.third_party_note = "consent", "2026年3号同意书"
    copy = submit(page, office.editor)
    approve(copy, office.first)
    approve(copy, office.second)
    assert press(office.secrecy, copy, **{touched: "on"}).status_code == 302


@pytest.fixture(params=["yes", "suspected"])
def case(request: pytest.FixtureRequest, office: Office, copy: ReviewCopy) -> SecrecyCase:
    answer = press(office.secrecy, copy, classified=request.param, conclusion="")
    assert answer.status_code == 302
    return SecrecyCase.objects.get()


class TestASecret:
    def test_the_case_keeps_unit_and_time_and_no_word_of_the_content(
        self, case: SecrecyCase, page: DocumentPage
    ) -> None:
        kept = {field.name: str(getattr(case, field.name)) for field in SecrecyCase._meta.fields}
        assert case.unit == page.unit
        assert not any(page.title in value for value in kept.values())

    def test_nothing_enters_catalogue_or_register(self, case: SecrecyCase, page: DocumentPage) -> None:
        assert entry_of(page) is None
        assert not UndisclosedDocument.objects.exists()

    def test_nobody_edits_the_draft(self, case: SecrecyCase, office: Office, page: DocumentPage) -> None:
        for user in (office.editor, UserFactory(is_superuser=True)):
            assert "涉密" in told(save(user, page, title="改一改再来"))
        with pytest.raises(PublishingRefused, match="涉密"):
            DocumentPage.objects.get(pk=page.pk).save_revision()
        assert not page.revisions.filter(content__title="改一改再来").exists()

    def test_nobody_sends_it_again(self, case: SecrecyCase, office: Office, page: DocumentPage) -> None:
        workflow: Any = page.get_workflow()
        with pytest.raises(SubmissionRefused, match="涉密"):
            workflow.start(DocumentPage.objects.get(pk=page.pk), office.editor)

    @pytest.mark.parametrize("verb", ["unlock", "copy"])
    def test_not_even_a_superuser_unlocks_or_copies_it(self, case: SecrecyCase, page: DocumentPage, verb: str) -> None:
        before = DocumentPage.objects.count()
        client = client_of(UserFactory(is_superuser=True))
        data = {"new_title": "副本", "new_slug": "fuben", "new_parent_page": page.get_parent().pk}
        answer = client.post(f"/admin/pages/{page.pk}/{verb}/", data)
        assert "涉密" in told(answer)
        assert DocumentPage.objects.get(pk=page.pk).locked
        assert DocumentPage.objects.count() == before


def test_a_word_of_the_shell_locks_too(office: Office) -> None:
    unit = UnitFactory(name="某局")
    short = reviewer("short")
    copy = submit(unit, office.editor)
    assert press(short, copy, classified="yes", conclusion="").status_code == 302
    assert Unit.objects.get(pk=unit.pk).locked
    assert not CatalogueEntry.objects.filter(kind="unit", source_id=unit.pk).exists()
    with pytest.raises(SubmissionRefused, match="涉密"):
        unit.get_workflow().start(Unit.objects.get(pk=unit.pk), office.editor)
