"""What is asked at every size, and how long the answers take."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from django.db import connection

from bench.search_scale.generator import COMMON, EVEN, FREQUENT, NEEDLE_EVERY, ODD, Generator, Needle
from search.plan import make_plan
from search.request import MAX_DEPTH, Answer, Engine, Query, Sort

REPEATS = 15


@dataclass(frozen=True)
class Question:
    """A kind of query; `queries` gives one for each repeat, `wrong` says whether an answer misses what is known."""

    name: str
    query: Callable[[int], Query]
    is_wrong: Callable[[int, Answer], bool] = lambda repeat, answer: not answer.ids


@dataclass(frozen=True)
class Measured:
    """CPU milliseconds, and how many answers were wrong."""

    name: str
    middle: float
    slow: float
    wrong: int
    total: int


def questions(generator: Generator, size: int) -> Iterator[Question]:
    """All kinds of queries over so many items."""

    def needle(repeat: int) -> Needle:
        return generator.needle(NEEDLE_EVERY * (1 + repeat * 7 % (size // NEEDLE_EVERY)))

    def word(text: str, **options: object) -> Callable[[int], Query]:
        return lambda repeat: ask(text, **options)

    def by_needle(text_of: Callable[[Needle], str]) -> Question:
        def is_wrong(repeat: int, answer: Answer) -> bool:
            return answer.ids[:1] != (needle(repeat).number,)

        return Question("", lambda repeat: ask(text_of(needle(repeat))), is_wrong)

    yield Question("常用词（半数正文）", word(COMMON))
    yield Question("常用词，第100页", word(COMMON, start=MAX_DEPTH - 10))
    yield Question("常用词，按时间", word(COMMON, sort=Sort.DATE))
    yield Question("常用词，一个单位", lambda repeat: ask(COMMON, chosen=(("unit", str(1 + repeat)),)))
    yield Question("常用词，一年之内", word(COMMON, since=date(2015, 1, 1), until=date(2015, 12, 31)))
    yield Question("标题常用词（通知），只搜标题", word("通知", titles_only=True))
    yield Question("较常用词（一成正文）", word(FREQUENT))
    yield Question("两个常用词", word(f"{COMMON} {ODD}"))
    yield Question("两个各半、几乎不相交的词", word(f"{ODD} {EVEN}"), lambda repeat, answer: False)
    question = f"请问{FREQUENT}以后火星移民的{COMMON}怎么办"
    yield Question("一句问话，没有一件有全部的词", word(question), lambda repeat, answer: not answer.partly)
    for name, text_of in NEEDLES.items():
        found = by_needle(text_of)
        yield Question(name, found.query, found.is_wrong)
    yield Question("哪里都没有的词", word("鑫鑫鑫鑫垚垚"), lambda repeat, answer: bool(answer.total))


NEEDLES: dict[str, Callable[[Needle], str]] = {
    "整个标题": lambda needle: needle.title,
    "标题的一半": lambda needle: needle.title[3:9],
    "发文字号": lambda needle: needle.doc_no,
    "正文里的一句": lambda needle: needle.phrase,
}


def cpu_seconds() -> float:
    """What this process has spent, and with it PostgreSQL's, which works for this connection alone."""
    own = time.process_time()
    if connection.vendor == "sqlite":
        return own
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        server = Path(f"/proc/{cursor.fetchone()[0]}/schedstat").read_text("ascii")
    return own + int(server.split()[0]) / 1e9


def ask(text: str, **options: object) -> Query:
    return Query(make_plan(text), "zh-hans", **options)  # type: ignore[arg-type]


def measure(engine: Engine, question: Question, clock: Callable[[], float] = cpu_seconds) -> Measured:
    """Ask every repeat once unmeasured, so that what lies on the disk is in memory, then once measured."""
    spent, wrong, answer = [], 0, Answer()
    for repeat in range(REPEATS):
        query = question.query(repeat)
        engine.search(query)
        begun = clock()
        answer = engine.search(query)
        spent.append(1000 * (clock() - begun))
        wrong += question.is_wrong(repeat, answer)
    return Measured(question.name, median(spent), quantiles(spent, n=20)[-1], wrong, answer.total)
