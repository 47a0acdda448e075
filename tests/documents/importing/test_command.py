"""`manage.py import_documents`: what it says, and what it refuses outside of the demo."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from base.models import User
from disclosure.catalogue.models import CatalogueEntry
from disclosure.documents.models import ImportBatch
from tests.documents.importing.conftest import DEFAULTS
from tests.documents.importing.moves import line, lines

pytestmark = pytest.mark.django_db
LAWS = settings.BASE_DIR.parent / "shared" / "data" / "laws.jsonl.xz"
DEMO_DEFAULTS = settings.BASE_DIR / "demo" / "import_defaults.json"


def run(path: Path, *flags: str) -> str:
    out = StringIO()
    call_command("import_documents", str(path), *flags, stdout=out)
    return out.getvalue()


@pytest.fixture
def defaults_file(tmp_path: Path) -> Callable[..., str]:
    def written(**more: Any) -> str:
        path = tmp_path / "defaults.json"
        path.write_text(json.dumps({**DEFAULTS, **more}, ensure_ascii=False), encoding="utf-8")
        return str(path)

    return written


@pytest.fixture
def demo(settings: Any, stager: User, secrecy_reviewer: User, final_reviewer: User) -> None:
    settings.DEMO = True
    settings.GONGKAI_IMPORT_DEFAULTS = str(DEMO_DEFAULTS)


def test_it_stages_and_says_where_to_approve(
    write: Callable[..., Path], defaults_file: Callable[..., str], stager: User
) -> None:
    said = run(write(*lines(2), line(3, title=None)), "--defaults", defaults_file(), "--staged-by", "daoru")
    assert "新增 2" in said
    assert "出错 1" in said
    assert "laws.jsonl.errors.jsonl" in said
    assert f"/admin/imports/{ImportBatch.objects.get().pk}/" in said
    assert not CatalogueEntry.objects.filter(kind="document").exists()


@pytest.mark.parametrize("flags", [("--approved-by", "baomi,zhongshen"), ("--reason", "已核")])
def test_approving_flags_are_refused_outside_of_the_demo(
    write: Callable[..., Path], defaults_file: Callable[..., str], stager: User, flags: tuple[str, ...]
) -> None:
    with pytest.raises(CommandError, match="只能在演示环境"):
        run(write(line(1)), "--defaults", defaults_file(), "--staged-by", "daoru", *flags)
    assert not ImportBatch.objects.exists()


def test_approvals_in_a_defaults_file_are_refused_outside_of_the_demo(
    write: Callable[..., Path], defaults_file: Callable[..., str], stager: User
) -> None:
    with pytest.raises(CommandError, match="只能在演示环境"):
        run(write(line(1)), "--defaults", defaults_file(approved_by=["baomi", "zhongshen"]), "--staged-by", "daoru")


@pytest.mark.parametrize("flags", [(), ("--staged-by", "nobody")])
def test_somebody_with_an_account_stages(
    write: Callable[..., Path], defaults_file: Callable[..., str], site: None, flags: tuple[str, ...]
) -> None:
    with pytest.raises(CommandError):
        run(write(line(1)), "--defaults", defaults_file(), *flags)


def test_a_missing_file_is_said_plainly(defaults_file: Callable[..., str], stager: User, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="无法读取文件"):
        run(tmp_path / "none.jsonl", "--defaults", defaults_file(), "--staged-by", "daoru")


def test_a_bare_run_in_the_demo_publishes_and_a_second_changes_nothing(write: Callable[..., Path], demo: None) -> None:
    path = write(*lines(3))
    assert "公开 3 件" in run(path)
    assert CatalogueEntry.objects.filter(kind="document").count() == 3
    before = list(CatalogueEntry.objects.order_by("pk").values())
    again = run(path)
    assert "未变 3" in again
    assert "公开" not in again
    assert list(CatalogueEntry.objects.order_by("pk").values()) == before


def test_the_demo_approves_a_new_batch_row_by_row(write: Callable[..., Path], demo: None) -> None:
    run(write(*lines(2, openness="active")), "--kind", "new")
    batch = ImportBatch.objects.get()
    assert set(batch.rows.values_list("conclusion", flat=True)) == {"public"}
    assert CatalogueEntry.objects.filter(kind="document").count() == 2


def test_the_demo_keeps_the_rules_of_approval(write: Callable[..., Path], demo: None) -> None:
    path = write(line(1))
    for flags in (
        ("--approved-by", "baomi"),
        ("--approved-by", "daoru,baomi"),
        ("--approved-by", "baomi,baomi"),
        ("--approved-by", "zhongshen,daoru"),
    ):
        with pytest.raises(CommandError):
            run(path, *flags)
    assert not CatalogueEntry.objects.filter(kind="document").exists()


@pytest.mark.skipif(not LAWS.exists(), reason=f"needs {LAWS}, which is no part of the project")
def test_real_laws_come_in_without_a_fault(demo: None, tmp_path: Path) -> None:
    import lzma

    with lzma.open(LAWS, "rt", encoding="utf-8") as file:
        sample = [text for number, text in enumerate(file) if number % 20 == 0]
    path = tmp_path / "sample.jsonl"
    path.write_text("".join(sample), encoding="utf-8")
    said = run(path)
    assert f"新增 {len(sample)}" in said
    assert "出错 0" in said
    assert CatalogueEntry.objects.filter(kind="document").count() == len(sample)
