"""R6: a policy document that a unit would not publish goes to the disclosure office first (国办发〔2016〕80号)."""

from __future__ import annotations

from typing import Any

import pytest

from disclosure.documents.enums import Genre
from disclosure.documents.models import DocumentPage
from disclosure.review.models import UndisclosedDocument
from disclosure.review.services.submit import SubmissionRefused
from tests.factories import DocumentFactory, ReprintFactory
from tests.moves import approve, reject, reviewer, submit
from tests.review.chains.moves import chain_of, stages_of_workflow
from tests.review.office import Office

pytestmark = pytest.mark.django_db
CLOSED = {"openness": "closed", "non_disclosure_reason": "process_info", "openness_note": "讨论记录"}
ON_REQUEST = {"openness": "on_request", "openness_note": "涉及过程性信息"}


@pytest.mark.parametrize(
    ("fields", "first"),
    [
        pytest.param({"openness": "active", "genre": Genre.NOTICE}, False, id="an active notice"),
        pytest.param({**ON_REQUEST, "genre": Genre.NOTICE}, True, id="a notice on request"),
        pytest.param({**CLOSED, "genre": Genre.OPINION}, True, id="a closed opinion"),
        pytest.param({**CLOSED, "genre": ""}, True, id="no genre: it may be policy"),
        pytest.param({**CLOSED, "genre": Genre.MINUTES}, False, id="closed minutes"),
        pytest.param({**CLOSED, "genre": Genre.LETTER}, False, id="a closed letter"),
        pytest.param({**CLOSED, "genre": Genre.REPORT}, False, id="a closed report"),
        pytest.param({**CLOSED, "genre": Genre.REQUEST}, False, id="a closed request for instructions"),
    ],
)
def test_which_documents(fields: dict[str, Any], first: bool) -> None:
    stages = stages_of_workflow(DocumentFactory(**fields).get_workflow())
    assert stages == (["office"] if first else []) + ["first", "second", "secrecy", "final"]


def test_a_reprint_is_nobodys_policy_here() -> None:
    assert stages_of_workflow(ReprintFactory(**ON_REQUEST).get_workflow()) == ["secrecy", "final"]


def test_the_office_comes_first_whatever_the_chain_and_only_once(office: Office) -> None:
    chain_of("second", "office", "secrecy", unit=office.unit)
    page = DocumentFactory(unit=office.unit, section=office.section, **ON_REQUEST)
    assert stages_of_workflow(page.get_workflow()) == ["office", "second", "secrecy"]
    page.openness = "active"
    assert stages_of_workflow(page.get_workflow()) == ["second", "office", "secrecy"]


def _on_request(page: DocumentPage) -> DocumentPage:
    page.openness, page.openness_note = "on_request", "涉及过程性信息"
    return page


def test_the_office_returns_it(office: Office, page: DocumentPage) -> None:
    reader = reviewer("office")
    copy = submit(_on_request(page), office.editor)
    reject(copy, reader, "应当主动公开，请修改公开属性")
    assert not UndisclosedDocument.objects.exists()
    page.refresh_from_db()
    assert not page.workflow_in_progress


def test_after_the_office_the_rest_of_the_chain(office: Office, page: DocumentPage) -> None:
    reader = reviewer("office")
    copy = submit(_on_request(page), office.editor)
    for user in (reader, *office.reviewers):
        assert not UndisclosedDocument.objects.exists()
        approve(copy, user)
    [row] = UndisclosedDocument.objects.all()
    assert row.approvals[0]["role"] == "office"


def test_it_is_not_begun_on_the_short_way(office: Office, page: DocumentPage) -> None:
    """The workflow of an active document, started in code on one that is not."""
    reviewer("office")
    workflow = page.get_workflow()
    assert workflow is not None
    _on_request(page).save_revision(user=office.editor)
    with pytest.raises(SubmissionRefused, match="公开属性不符"):
        workflow.start(page, office.editor)
