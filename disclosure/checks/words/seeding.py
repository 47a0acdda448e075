"""The word lists that are shipped: planted once, and from then on the installation's own."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from disclosure.checks.enums import Level, ListKind
from disclosure.checks.models import Word, WordList
from disclosure.checks.services.change_words import keep_version

FOLDER = Path(__file__).parent / "lists"
LISTS = (
    ("old-names", "机构旧称", ListKind.OLD_NAME, "机构改革后名称已变；只提示改革之后成文的文件。"),
    ("outdated", "过期和不规范表述", ListKind.OUTDATED, "不再使用或不规范的提法。"),
    ("sensitive", "敏感表述", ListKind.SENSITIVE, "涉港澳台、民族、残疾人等方面的错误表述。"),
    ("typos", "常见错别字", ListKind.TYPO, "音形相近而误写的词。"),
    ("leaders", "现任领导姓名职务", ListKind.LEADER, "由本区维护：正确姓名，以及见过的错误写法。"),
)


@transaction.atomic
def plant_words(**kwargs: Any) -> None:
    """Make the lists that are missing; a list that is there, even emptied, stays as somebody left it."""
    for slug, name, kind, note in LISTS:
        word_list, made = WordList.objects.get_or_create(slug=slug, defaults={"name": name, "kind": kind, "note": note})
        if made:
            Word.objects.bulk_create([Word(word_list=word_list, **fields) for fields in shipped(slug)])
            keep_version(word_list, None, "随系统提供")


def shipped(slug: str) -> Iterator[dict[str, Any]]:
    """Yield the words of a shipped list."""
    path = FOLDER / f"{slug}.tsv"
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {
                "text": row["text"],
                "replacement": row["replacement"] or "",
                "reason": row.get("reason") or "",
                "except_in": row.get("except_in") or "",
                "level": row.get("level") or Level.WARN,
                "valid_from": date.fromisoformat(row["valid_from"]) if row.get("valid_from") else None,
            }
