"""The embedded search at 3,000, 30,000 and 300,000 made-up items: what grows with the size, and what does not.

CPU milliseconds of this process and of PostgreSQL's beside it, where the database is one on this machine; known
answers are checked on the way.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHUNK = 1000


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench search_scale", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[3_000, 30_000, 300_000])
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--folder", type=Path, help="where the database is made (default: a temporary one)")
    parser.add_argument("--elasticsearch", action="store_true", help="a real Elasticsearch in place of the database")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-", dir=options.folder) as folder:
        _set_up(folder)
        if options.elasticsearch:
            from bench.search_scale.elastic import elasticsearch

            with elasticsearch() as (engine, clock, megabytes):
                return _measure(options, engine, clock, megabytes)
        from bench.search_scale.asking import cpu_seconds
        from search.engines import embedded

        return _measure(options, embedded(), cpu_seconds, lambda: _megabytes(Path(folder)))


def _set_up(folder: str) -> None:
    os.environ.update(GONGKAI_VAR_DIR=folder, DJANGO_SETTINGS_MODULE="config.settings.base")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
    os.environ.pop("GONGKAI_DEMO", None)
    import django
    from django.core.management import call_command

    django.setup()
    print("建库 …", flush=True)
    call_command("migrate", verbosity=0)


def _measure(
    options: argparse.Namespace, engine: Any, clock: Callable[[], float], megabytes: Callable[[], float]
) -> int:
    from bench.search_scale.asking import Measured, measure, questions
    from bench.search_scale.generator import Generator

    generator = Generator(options.seed)
    results: dict[int, list[Measured]] = {}
    held = 0
    for size in sorted(options.sizes):
        rate = _fill(engine, generator, held, size, clock)
        held = size
        gc.collect()
        gc.freeze()  # as the server does (config/wsgi.py)
        results[size] = [measure(engine, question, clock) for question in questions(generator, size)]
        print(f"{size} 条：写入 {rate:.0f} 条/s（CPU），数据 {megabytes():.0f} MB", flush=True)
    _print(results)
    return 1 if any(found.wrong for some in results.values() for found in some) else 0


def _fill(engine: Any, generator: Any, held: int, size: int, clock: Callable[[], float]) -> float:
    from django.db import transaction

    begun = clock()
    for first in range(held + 1, size + 1, CHUNK):
        with transaction.atomic():
            engine.index(list(generator.items(first, min(first + CHUNK - 1, size))))
    rate = (size - held) / (clock() - begun)
    with transaction.atomic():
        engine.tidy()
    return rate


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def _print(results: dict[int, list[Any]]) -> None:
    sizes = list(results)
    first = sizes[0]
    print("CPU 毫秒，中位 / p95；× 为与最小规模之比")
    for row in zip(*results.values(), strict=True):
        cells = [f"{found.middle:8.1f} /{found.slow:8.1f} ×{found.middle / row[0].middle:5.1f}" for found in row]
        wrong = sum(found.wrong for found in row)
        hits = " → ".join(str(found.total) for found in row)
        print(f"{' | '.join(cells)}  {row[0].name}（{hits} 条{f'，答错 {wrong} 次' if wrong else ''}）")
    print(f"规模：{' | '.join(map(str, sizes))}，以 {first} 条为 1")
