"""300 known-item queries over 2,307 real laws: does the plan find what people look for?"""

from __future__ import annotations

import json
import lzma
from datetime import datetime
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
from django.conf import settings

from base.clock import SHANGHAI
from search.documents import Document
from search.engines import Engine
from tests.search.golden_rows import asked

DATA = Path(settings.BASE_DIR).parent / "shared" / "data"
LAWS, QUERIES = DATA / "laws.jsonl.xz", DATA / "search_queries.jsonl"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (LAWS.exists() and QUERIES.exists()), reason=f"the laws and queries are not in {DATA}"),
]


def law(number: int, line: dict[str, Any]) -> Document:
    day = datetime.fromisoformat(line["written_date"] or "2000-01-01")
    return Document(
        id=number, content_id=number, language="zh-hans", title=line["title"], doc_no=line["doc_no"],
        text=line["body"], published_at=day.replace(tzinfo=SHANGHAI),
    )  # fmt: skip


@pytest.fixture
def laws(empty: Engine) -> list[str]:
    with lzma.open(LAWS, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    documents = [law(number, line) for number, line in enumerate(lines)]
    for start in range(0, len(documents), 200):
        empty.index(documents[start : start + 200])
    empty.tidy()
    return [line["source_id"] for line in lines]


def test_nearly_every_query_finds_its_laws_among_the_first_ten(empty: Engine, laws: list[str]) -> None:
    recalls, ranks = [], []
    for line in QUERIES.read_text("utf-8").splitlines():
        query = json.loads(line)
        relevant = set(query["relevant"])
        ids = empty.search(asked(query["query"])).ids
        hits = [place for place, number in enumerate(ids, 1) if laws[number] in relevant]
        recalls.append(len(hits) / min(len(relevant), 10))
        ranks.append(1 / hits[0] if hits else 0.0)
    assert fmean(recalls) >= 0.95
    assert fmean(ranks) >= 0.95
