"""Bulk import against what a user of stock Wagtail would write: add_child + save_revision().publish().

Both make the same pages of the same texts, in the same process and on the same fresh SQLite file: stock without
a search index and with the one of a new Wagtail project; ours without listeners and with everything. CPU
seconds are shown beside wall seconds, because other work on the machine stretches the latter.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LAWS = ROOT.parent / "shared" / "data" / "laws.jsonl.xz"
DEFAULTS = {"section": "flfg", "unit": "sfj", "source": "国家法律法规数据库", "pub_date_from": "written_date"}


@dataclass
class Taken:
    """How long something took for so many items."""

    items: int
    wall: float
    cpu: float

    @property
    def rate(self) -> float:
        """Items per CPU second."""
        return self.items / self.cpu

    def __add__(self, other: Taken) -> Taken:
        return Taken(self.items, self.wall + other.wall, self.cpu + other.cpu)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench import", description=__doc__)
    parser.add_argument("--laws", type=Path, default=LAWS, help="a file of JSON lines (default: %(default)s)")
    parser.add_argument("--stock", type=int, default=300, help="items for the stock way (default: %(default)s)")
    parser.add_argument("--profile", action="store_true", help="say where the time of a release goes")
    options = parser.parse_args(arguments)
    if not options.laws.exists():
        print(f"缺少数据文件 {options.laws}（用 --laws 指定）；本项目不带语料。")
        return 0
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        _set_up(folder)
        return _measure(options)


def _set_up(folder: str) -> None:
    os.environ.update(
        GONGKAI_VAR_DIR=folder,
        DJANGO_SETTINGS_MODULE="config.settings.base",
        DATABASE_URL=f"sqlite:///{folder}/bench.sqlite3",
    )
    os.environ.pop("GONGKAI_DEMO", None)
    import django
    from django.core.management import call_command

    django.setup()
    print("建库 …", flush=True)
    call_command("migrate", verbosity=0)


def _measure(options: argparse.Namespace) -> int:
    from bench.import_ways import Site

    site = Site(options.laws, DEFAULTS)
    bare = timed(lambda: site.stock(options.stock, 1900, "modelsearch.backends.database.fallback"))
    stock = timed(lambda: site.stock(options.stock, 1901, "modelsearch.backends.database"))
    stage_bare, release_bare = _ours(site, "无检索", search=False)
    stage_full, release_full = _ours(site, "含检索", search=True)
    rows = [
        ("stock, 无检索索引", bare),
        ("stock, 自带检索索引", stock),
        ("公开，无检索索引", release_bare),
        ("公开，含检索、审计", release_full),
        ("暂存 + 公开，无检索索引", stage_bare + release_bare),
        ("暂存 + 公开，全部", stage_full + release_full),
    ]
    _print(rows, bare, stock)
    print(f"数据库 {site.size() / 1e6:.0f} MB；检索监听器：{'、'.join(site.listeners()) or '无'}")
    if options.profile:  # in a run of its own: a profiler slows down what it watches
        profile = cProfile.Profile()
        _ours(site, "剖析", search=True, profile=profile)
        _where(profile)
    return 0


def _ours(site: Any, name: str, *, search: bool, profile: cProfile.Profile | None = None) -> tuple[Taken, Taken]:
    with site.listening(search):
        staged = timed(lambda: site.stage(name))
        if profile:
            profile.enable()
        released = timed(lambda: site.release())
        if profile:
            profile.disable()
    return staged, released


def timed(work: Callable[[], int]) -> Taken:
    wall, cpu = time.perf_counter(), time.process_time()
    items = work()
    return Taken(items, time.perf_counter() - wall, time.process_time() - cpu)


def _print(rows: list[tuple[str, Taken]], bare: Taken, stock: Taken) -> None:
    print(f"{'':28}{'件':>7}{'墙钟 s':>9}{'件/s':>8}{'CPU s':>9}{'件/CPU s':>10}{'× 无检索':>9}{'× 自带':>8}")
    for name, taken in rows:
        print(
            f"{name:28}{taken.items:>7}{taken.wall:>10.1f}{taken.items / taken.wall:>9.0f}"
            f"{taken.cpu:>9.1f}{taken.rate:>11.0f}{taken.rate / bare.rate:>11.1f}{taken.rate / stock.rate:>10.1f}"
        )


def _where(profile: cProfile.Profile) -> None:
    """The parts of a release by name, cumulative, as shares of the whole."""
    stats: dict[Any, Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = next(values[3] for key, values in stats.items() if key[2] == "release_batch")
    parts = (
        "prepare", "reasons_not_to_release", "rendered", "text", "write_entries", "_write_postings",
        "_move_versions", "tell_written", "restore_all", "_copy_files", "_write_links",
    )  # fmt: skip
    shares = {
        name: sum(values[3] for key, values in stats.items() if key[2] == name and str(ROOT) in key[0]) / whole
        for name in parts
    }
    print("时间去向：" + json.dumps({name: f"{share:.0%}" for name, share in shares.items()}, ensure_ascii=False))
