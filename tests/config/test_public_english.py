"""The frame of public pages has English words throughout: whatever a public template says is in site/locale/en."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings

ENGLISH = settings.BASE_DIR / "site/locale/en/LC_MESSAGES/django.po"
PUBLIC = ("site/portal", "disclosure/catalogue", "disclosure/documents", "disclosure/unit_home", "search",
          "disclosure/objections")  # fmt: skip
STAFF = ("/admin/", "/imports/", "wagtailadmin")
WORD = re.compile(r'{%\s*translate\s+"([^"]+)"|_\("([^"]+)"\)')
SENTENCE = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*(?:plural|endblocktranslate)", re.DOTALL)
VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")


def templates() -> Iterator[Path]:
    for room in PUBLIC:
        for path in sorted((settings.BASE_DIR / room / "templates").rglob("*.html")):
            if not any(sign in f"{path}{path.read_text('utf-8')}" for sign in STAFF):
                yield path


def said_in(text: str) -> set[str]:
    words = {first or second for first, second in WORD.findall(text)}
    return words | {VARIABLE.sub(r"%(\1)s", sentence).replace("100%", "100%%") for sentence in SENTENCE.findall(text)}


@pytest.mark.parametrize("path", list(templates()), ids=lambda path: path.name)
def test_every_word_of_a_public_template_has_english(path: Path) -> None:
    known = {entry.msgid for entry in polib.pofile(str(ENGLISH)) if entry.translated()}
    assert said_in(path.read_text("utf-8")) - known == set()


def test_the_search_for_words_finds_them() -> None:
    sentence = "{% blocktranslate with n=x %}共 {{ n }} 件{% endblocktranslate %}"
    assert said_in('{% translate "正文" %}{{ name|default:_("全部") }}' + sentence) == {"正文", "全部", "共 %(n)s 件"}
    assert len(list(templates())) > 30
