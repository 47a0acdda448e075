"""Search over HTTP: recall, rank, milliseconds, index size and build rate on each engine, stock Wagtail beside.

For each engine a fresh site takes in all laws, both indexes are made, and one process answers both: this project's
API and what the search view of a new Wagtail project does. With --at a site that runs already is asked instead.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.search_eval.asking import OURS, STOCK, asker, warm_up
from bench.search_eval.engines import ELASTICSEARCH, ENGINES, size_on
from bench.search_eval.printing import print_making, print_misses, print_summary, print_table
from bench.search_eval.scoring import Row, load, run
from bench.search_eval.serving import ROOT, serving
from tests.services.elasticsearch.download import NotToBeHad

SHARED = ROOT.parent / "shared"
OWN = {name: ROOT / "bench" / "search" / f"{name}_set.jsonl" for name in ("second", "third")}
Found = dict[tuple[str, str, str], list[Row]]


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    if not options.at and not options.laws.exists():
        print(f"缺少数据文件 {options.laws}（用 --laws 指定）；本项目不带语料。")
        return 0
    found: Found = {}
    if options.at:
        _ask(options, options.at, "--at", {"Gongkai": OURS}, found)
    else:
        for engine in options.engine or list(ENGINES):
            _measure(options, engine, found)
    print_summary(found)
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench search_eval", description=__doc__)
    parser.add_argument("--laws", type=Path, default=SHARED / "data" / "laws.jsonl.xz", help="(default: %(default)s)")
    parser.add_argument(
        "--queries", type=Path, default=SHARED / "data" / "search_queries.jsonl", help="a first set (%(default)s)"
    )
    parser.add_argument(
        "--tool", type=Path, default=SHARED / "tools" / "search_eval.py", help="scores the first set too (%(default)s)"
    )
    parser.add_argument("--engine", action="append", choices=list(ENGINES), help="again for more (default: all)")
    parser.add_argument("--at", default="", help="the address of a site that runs and has the laws")
    return parser.parse_args(arguments)


def _measure(options: argparse.Namespace, engine: str, found: Found) -> None:
    with tempfile.TemporaryDirectory(prefix="gongkai-search-") as name:
        folder = Path(name)
        try:
            with ENGINES[engine](folder) as servers:
                environment = _environment(folder, servers)
                _prepare(options.laws, engine, folder, environment)
                with serving(environment, folder) as site:
                    _ask(options, site, engine, {"Gongkai": OURS, "stock": STOCK}, found)
        except (FileNotFoundError, NotToBeHad) as missing:
            print(f"{engine}：未测（{missing}）")


def _environment(folder: Path, servers: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI_", "DATABASE_URL"))}
    return {
        **kept,
        **servers,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "site"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "bench.search_eval.settings",
        "GONGKAI_VAR_DIR": str(folder),
    }


def _prepare(laws: Path, engine: str, folder: Path, environment: Mapping[str, str]) -> None:
    report = folder / "report.json"
    print(f"{engine}：建站、导入 …", flush=True)
    command = [sys.executable, "-m", "bench.search_eval.preparing", str(laws), str(report)]
    subprocess.run(command, cwd=ROOT, env=dict(environment), check=True)
    made = json.loads(report.read_text("utf-8"))
    print_making(engine, made)
    if server := environment.get(ELASTICSEARCH):
        taken = made["elasticsearch"]
        print(f"  Elasticsearch {taken['items'] / taken['seconds']:.0f} 件/s，{size_on(server) / 1e6:.1f} MB")


def _ask(options: argparse.Namespace, site: str, engine: str, answerers: Mapping[str, str], found: Found) -> None:
    sets = {name: path for name, path in {"first": options.queries, **OWN}.items() if path.exists()}
    for who, path in answerers.items():
        ask = asker(site, path)
        warm_up(ask)
        for name, file in sets.items():
            rows = found[(engine, name, who)] = run(load(file), ask)
            print_table(f"{engine} · {who} · {name}", rows)
            if who != "stock":
                print_misses(f"{engine} · {name}", rows)
    if options.tool.exists() and "first" in sets:
        _with_tool(options.tool, sets["first"], site, engine)


def _with_tool(tool: Path, queries: Path, site: str, engine: str) -> None:
    """Let a scorer that is not ours ask the first set again."""
    command = [sys.executable, str(tool), "run", "--queries", str(queries), "--engine", f"{site}{OURS}{{q}}"]
    print(f"\n{tool.name}", flush=True)
    subprocess.run([*command, "--key", "source_id", "--name", engine], check=False)
