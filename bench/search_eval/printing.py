"""The tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.search_eval.scoring import Line, Row, misses, table

SHOWN = 3  # titles of what should have been found


def print_table(name: str, rows: list[Row]) -> None:
    print(f"\n{name}\n{'种类':<13}{'条':>5}{'recall@10':>11}{'MRR@10':>8}{'有一条':>8}", end="")
    print(f"{'p50 ms':>9}{'p95 ms':>9}{'出错':>5}")
    for line in table(rows):
        print(
            f"{line.kind:<14}{line.count:>5}{line.recall:>11.3f}{line.mrr:>8.3f}{line.success:>10.3f}"
            f"{line.p50:>9.1f}{line.p95:>9.1f}{line.errors:>6}"
        )


def print_misses(name: str, rows: list[Row]) -> None:
    """Every query that did not find all it should, by kind."""
    missed = misses(rows)
    print(f"\n{name}：{len(missed)} 条查询没有找全")
    for row in missed:
        query = row.query
        wanted = "；".join(query.titles[:SHOWN]) + ("……" if len(query.titles) > SHOWN else "")
        trouble = f"（{row.error}）" if row.error else ""
        print(f"  {query.kind:<12} {query.qid} {query.text}：{row.found}/{len(query.relevant)}，应有 {wanted}{trouble}")


def print_making(engine: str, report: Mapping[str, Any]) -> None:
    """How fast the indexes were made and how large they are."""
    print(f"\n{engine}：建索引")
    for name, of in (("Gongkai", report["ours"]), ("stock Wagtail", report["stock"])):
        print(
            f"  {name:<14}{of['items']:>7.0f} 件{of['items'] / of['seconds']:>8.0f} 件/s"
            f"{of['items'] / of['cpu']:>8.0f} 件/CPU s{of['bytes'] / 1e6:>8.1f} MB"
        )
    for problem in report["problems"]:
        print(f"  {problem}")


def print_summary(found: Mapping[tuple[str, str, str], list[Row]]) -> None:
    """One line for each engine and set."""
    print(f"\n{'引擎':<14}{'查询集':<10}{'答者':<10}{'recall@10':>10}{'MRR@10':>8}{'p50 ms':>9}{'p95 ms':>9}")
    for (engine, name, who), rows in found.items():
        line: Line = table(rows)[-1]
        print(f"{engine:<16}{name:<11}{who:<11}{line.recall:>10.3f}{line.mrr:>8.3f}{line.p50:>9.1f}{line.p95:>9.1f}")
