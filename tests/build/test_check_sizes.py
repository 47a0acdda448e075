"""No file longer than 400 lines, unless a program wrote it."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def main() -> Callable[[Path], int]:
    function: Callable[[Path], int] = runpy.run_path(str(ROOT / "scripts/check_sizes.py"))["main"]
    return function


def write(root: Path, name: str, lines: int) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x\n" * lines)


def test_four_hundred_lines_pass(tmp_path: Path, main: Callable[[Path], int]) -> None:
    write(tmp_path, "site/base/a.py", 400)
    assert main(tmp_path) == 0


def test_one_more_is_refused_by_name(
    tmp_path: Path, main: Callable[[Path], int], capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "site/base/a.py", 401)
    assert main(tmp_path) == 1
    assert "site/base/a.py: 401" in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", ["site/base/migrations/0001_initial.py", "site/portal/static/vendor/pdf.js", "demo/content/a.md"]
)
def test_what_a_program_made_and_content_are_left_out(name: str, tmp_path: Path, main: Callable[[Path], int]) -> None:
    write(tmp_path, name, 900)
    assert main(tmp_path) == 0
