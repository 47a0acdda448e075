"""The Wagtail admin is Chinese throughout: what upstream's zh_Hans catalogues leave out, ours holds.

Fails after an upgrade of Wagtail that brings new words: add them to site/locale/zh_Hans and compile again.
"""

import re
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.translation import gettext, ngettext, override
from django.views.i18n import JavaScriptCatalog

OURS = settings.BASE_DIR / "site" / "locale" / "zh_Hans" / "LC_MESSAGES"
PACKAGES = ["wagtail", "wagtail_localize"]
# These stand in every installation, so what they translate needs no second translation.
ALWAYS_INSTALLED = ["wagtail", "wagtail/admin"]
DOMAINS = ["django", "djangojs"]
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[-+ #0]*\d*(?:\.\d+)?[a-zA-Z%]|\{[^{}]*\}")
TAG = re.compile(r"<[^>]*>")

Key = tuple[str | None, str]


def site_packages(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parents[1]


def catalogues(language: str, domain: str) -> Iterator[Path]:
    for package in PACKAGES:
        root = site_packages(package) / package
        yield from sorted(root.glob(f"**/locale/{language}/LC_MESSAGES/{domain}.po"))


def entries(path: Path) -> dict[Key, polib.POEntry]:
    """The live entries of a catalogue; none when the package ships no such file."""
    if not path.exists():
        return {}
    return {(e.msgctxt, e.msgid): e for e in polib.pofile(str(path)) if not e.obsolete}


def translated(path: Path) -> set[Key]:
    return {key for key, entry in entries(path).items() if entry.translated()}


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def shared(domain: str) -> set[Key]:
    root = site_packages("wagtail")
    folders = [root / app / "locale" / "zh_Hans" / "LC_MESSAGES" for app in ALWAYS_INSTALLED]
    return set().union(*(translated(folder / f"{domain}.po") for folder in folders))


def label(path: Path) -> str:
    return str(path).removeprefix(f"{settings.BASE_DIR}/").split("site-packages/")[-1]


SOURCES = [(domain, path) for domain in DOMAINS for path in catalogues("en", domain)]
CHINESE = [path for domain in DOMAINS for path in catalogues("zh_Hans", domain)]
OUR_FILES = [OURS / f"{domain}.po" for domain in DOMAINS]


def test_the_catalogues_of_wagtail_are_found() -> None:
    assert len(SOURCES) > 20


@pytest.mark.parametrize(("domain", "source"), SOURCES, ids=[label(path) for _, path in SOURCES])
def test_every_string_has_a_chinese_translation(domain: str, source: Path) -> None:
    upstream = Path(str(source).replace("/locale/en/", "/locale/zh_Hans/"))
    covered = translated(upstream) | shared(domain) | translated(OURS / f"{domain}.po")
    assert sorted(msgid for context, msgid in entries(source) if (context, msgid) not in covered) == []


# Placeholders that our words leave out, with the reason.
LEFT_OUT = {
    # The buttons say the verbs of the office, 送审 and 重新送审; a name of the chain or step adds nothing to them.
    "Submit to %(workflow_name)s": {"%(workflow_name)s"},
    "Resubmit to %(task_name)s": {"%(task_name)s"},
    # The search page does not give the name of the model.
    "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s": {"%(model_name)s"},
}


@pytest.mark.parametrize("path", [*CHINESE, *OUR_FILES], ids=label)
def test_placeholders_are_those_of_the_source(path: Path) -> None:
    """One Chinese text serves all numbers, so it must hold what singular and plural hold together."""
    for entry in entries(path).values():
        expected = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
        if path in OUR_FILES:
            expected -= LEFT_OUT.get(entry.msgid, set())
        for text in texts(entry):
            assert set(PLACEHOLDER.findall(text)) == expected, entry.msgid


@pytest.mark.parametrize("path", OUR_FILES, ids=label)
def test_markup_is_that_of_the_source(path: Path) -> None:
    for entry in entries(path).values():
        for text in texts(entry):
            assert Counter(TAG.findall(text)) == Counter(TAG.findall(entry.msgid)), entry.msgid


@pytest.mark.parametrize("path", OUR_FILES, ids=label)
def test_ours_is_complete_and_has_one_plural_form(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert catalogue.untranslated_entries() == []
    assert catalogue.fuzzy_entries() == []
    assert {len(texts(entry)) for entry in catalogue} == {1}


@pytest.mark.parametrize("path", OUR_FILES, ids=label)
def test_the_compiled_file_says_what_the_source_file_says(path: Path) -> None:
    def content(catalogue: polib.POFile | polib.MOFile) -> dict[tuple[str | None, str, str], list[str]]:
        return {(e.msgctxt, e.msgid, e.msgid_plural): texts(e) for e in catalogue}

    assert content(polib.mofile(str(path.with_suffix(".mo")))) == content(polib.pofile(str(path)))


def test_ours_wins_over_upstream() -> None:
    with override("zh-hans"):
        assert gettext("Locale") == "语言"
        assert gettext("Schedule to publish") == "按计划发布"
        assert ngettext("%(num_pages)d page", "%(num_pages)d pages", 1) == "%(num_pages)d 个页面"


@pytest.mark.parametrize(("package", "word"), [("wagtail.admin", "插入区块"), ("wagtail_localize", "正在停止同步翻译")])
def test_scripts_of_the_admin_get_ours_too(package: str, word: str) -> None:
    """The admin's jsi18n views name one package each, yet Django adds LOCALE_PATHS to it."""
    with override("zh-hans"):
        response = JavaScriptCatalog.as_view(packages=[package])(RequestFactory().get("/"))
    assert isinstance(response, HttpResponse)
    assert word.encode("unicode_escape").decode() in response.content.decode()
