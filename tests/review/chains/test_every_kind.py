"""Whatever can become public has a complete chain, in every language, wherever it lies, with nobody attaching one."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from wagtail.models import Locale, Page, WorkflowContentType, WorkflowPage

from disclosure.catalogue import kinds
from disclosure.review.enums import Stage
from disclosure.review.scope import covers_of
from disclosure.review.staffing import reasons_nobody_can_review
from portal.services.folders import year_folder
from tests.factories import UnitFactory
from tests.moves import reviewer

pytestmark = pytest.mark.django_db
LANGUAGES = ("zh-hans", "en")
CODES = [
    "annual_report", "apply", "document", "footer", "guide", "home", "hot_words", "key_area", "menu", "pinned",
    "reprint", "rule", "section", "statutory", "topic", "unit",
]  # fmt: skip


def test_the_table_names_every_kind() -> None:
    assert {kind.code for kind in kinds.all_kinds()} >= set(CODES)
    extra = {kind.code for kind in kinds.all_kinds()} - set(CODES)
    assert not extra, f"add {extra} to the table"


def _row(kind: Any, language: str) -> Any:
    locale = Locale.objects.get_or_create(language_code=language)[0]
    unit = UnitFactory()
    fields = {"unit": unit} if any(field.name == "unit" for field in kind.model._meta.fields) else {}
    return kind.model(locale=locale, **fields) if issubclass(kind.model, Page) else kind.model(**fields)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_it_has_a_complete_chain(code: str, language: str) -> None:
    # What an installation may have lost of Wagtail's own links changes nothing.
    WorkflowPage.objects.all().delete()
    WorkflowContentType.objects.all().delete()
    for stage in Stage:
        reviewer(stage)
    kind = kinds.get(code)
    row = _row(kind, language)
    assert row.has_workflow
    workflow = row.get_workflow()
    assert reasons_nobody_can_review(workflow, getattr(row, "unit_id", None), set(), covers_of(kind)) == []


def test_every_model_that_wagtail_would_review_is_a_kind_of_ours() -> None:
    """A page or snippet type added later cannot slip past: it is registered, or it is a folder."""
    from wagtail.models import WorkflowMixin

    reviewed = {kind.model for kind in kinds.all_kinds()}
    ours = [model for model in apps.get_models() if issubclass(model, WorkflowMixin) and model is not Page]
    assert {model.__name__ for model in ours if model not in reviewed} <= {"UnitFolder", "YearFolder"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_offers_to_send_what_is_begun_in_it(language: str) -> None:
    locale = Locale.objects.get_or_create(language_code=language)[0]
    folder = year_folder(UnitFactory(), 2026)
    folder.locale = locale
    assert folder.get_workflow().name == "信息公开审核"
