"""What the layout of the repository promises (docs/decisions/0003 and 0004)."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_site_is_no_package() -> None:
    assert not (ROOT / "site/__init__.py").exists()


def test_every_requirement_is_pinned_and_hashed() -> None:
    text = (ROOT / "requirements.txt").read_text()
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_no_registry_host_is_named_in_the_lock_file() -> None:
    assert "://" not in (ROOT / "requirements.txt").read_text()


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text()):
        assert (page.parent / target).exists(), target


def test_every_decision_is_listed_in_the_index() -> None:
    index = (ROOT / "docs/index.md").read_text()
    for page in (ROOT / "docs/decisions").glob("*.md"):
        assert page.name in index


def test_every_page_is_listed_in_the_index() -> None:
    index = (ROOT / "docs/index.md").read_text()
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "index.md" or f"]({page.name})" in index


def test_every_variable_is_explained_to_operators() -> None:
    """Those that only development reads are left out."""
    read = {
        name
        for path in (ROOT / "site/config/settings").glob("*.py")
        for name in re.findall(r'env\.\w+\(\s*"(GONGKAI_\w+)"', path.read_text())
    }
    explained = (ROOT / "docs/deploy.md").read_text()
    assert {name for name in read if name not in explained} <= {
        "GONGKAI_DEBUG",
        "GONGKAI_LANGUAGE_CODE",
        "GONGKAI_DEMO",
    }


ROOMS = ("site", "disclosure", "search", "demo")
CATALOGUES = [po for room in ROOMS for po in sorted((ROOT / room).rglob("*.po"))]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_translation_is_committed_compiled(catalogue: Path) -> None:
    assert catalogue.with_suffix(".mo").exists()
