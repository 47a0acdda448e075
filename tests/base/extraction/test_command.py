"""For operators: what the content check sees of a file."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.base.extraction.made import OFD, read


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("extract_text", *arguments, stdout=out, no_color=True)
    return out.getvalue()


def test_it_prints_passages_and_what_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    shown = run(str(OFD / "annotations.ofd"), str(tmp_path / "a.doc"))
    assert "第1页\t正文在此" in shown
    assert "[批注] 批注\t王五：此处请核实" in shown
    assert "无法检查：不支持这种文件格式" in shown


def test_it_writes_cleaned_copies_into_a_folder(tmp_path: Path) -> None:
    run(str(OFD / "annotations.ofd"), "--clean", str(tmp_path / "new"))
    assert read((tmp_path / "new" / "annotations.ofd").read_bytes(), "a.ofd").hidden == ()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有这个文件"):
        run(str(tmp_path / "none.pdf"))
