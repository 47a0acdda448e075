"""`manage.py check_content`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.checks.test_reports import MOBILE
from tests.factories import DocumentFactory, SectionFactory, UnitFactory
from tests.moves import release, release_shell

pytestmark = pytest.mark.django_db


def test_a_file_of_documents_is_listed_and_summed(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "a.jsonl"
    lines = [{"title": "甲", "body": f"第一段\n联系张某{MOBILE}"}, {"title": "乙", "body": "正常"}]
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("check_content", documents=path)
    said = capsys.readouterr().out
    assert ended.value.code == 1
    assert "正文第2段" in said
    assert "共检查 2 件，其中 1 件有须阻止的问题" in said
    assert MOBILE not in said


def test_what_is_public_is_checked_again(capsys: Any) -> None:
    unit, section = UnitFactory(), SectionFactory()
    release_shell(unit, section)
    release(DocumentFactory(unit=unit, section=section))
    call_command("check_content", all_public=True)
    assert "共检查 3 件" in capsys.readouterr().out


def test_one_draft_is_checked(capsys: Any) -> None:
    page = DocumentFactory(body=[("text", f"<p>{MOBILE}</p>")])
    with pytest.raises(SystemExit):
        call_command("check_content", f"document:{page.pk}")
    assert "138****1234" in capsys.readouterr().out


@pytest.mark.parametrize("item", ["", "nothing:1", "document:999999", "document:x"])
def test_what_is_not_there_is_refused_in_words(item: str) -> None:
    with pytest.raises(CommandError):
        call_command("check_content", *([item] if item else []))
