"""The accounts that the README and `make demo` print are those that the demonstration makes."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = tomllib.loads((ROOT / "demo/content/accounts.toml").read_text())["account"]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person["username"])
def test_the_readme_lists_every_person(person: dict[str, str]) -> None:
    assert f"| `{person['username']}` | {person['name']} | {person['role']} |" in (ROOT / "README.md").read_text()


def test_one_password_everywhere() -> None:
    found = {
        re.search(pattern, (ROOT / name).read_text())[1]  # type: ignore[index]
        for name, pattern in {
            "README.md": r"密码都是 `(.+?)`",
            "scripts/demo.py": r'PASSWORD = "(.+?)"',
            "demo/services/accounts.py": r'PASSWORD = "(.+?)"',
        }.items()
    }
    assert len(found) == 1
