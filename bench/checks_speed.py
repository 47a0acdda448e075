"""The content check: false alarms on laws and look-alikes, planted faults found, milliseconds for a law."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAWS = ROOT.parent / "shared" / "data" / "laws.jsonl.xz"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench checks", description=__doc__)
    parser.add_argument("--laws", type=Path, default=LAWS, help="a file of JSON lines (default: %(default)s)")
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3], help="of the made documents")
    options = parser.parse_args(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    import django

    django.setup()
    from tests.checks.evaluation.measure import alarms_in, laws, lookalikes, missed

    if options.laws.exists():
        alarms = alarms_in(laws(options.laws))
        spent = 1000 * alarms.seconds / alarms.documents
        print(f"法规 {alarms.documents} 件：误报 {sum(alarms.by_code.values())} 处，每件 {spent:.2f} 毫秒（CPU）")
    else:
        print(f"缺少数据文件 {options.laws}（用 --laws 指定）；本项目不带语料。")
    for seed in options.seeds:
        alarms = alarms_in(lookalikes(seed))
        count, gone = missed(seed)
        print(
            f"种子 {seed}：似是而非的文件 {alarms.documents} 件，误报 {sum(alarms.by_code.values())} 处"
            f"（每百件 {alarms.per_hundred:.2f} 处）；植入问题 {count} 处，查出 {count - len(gone)} 处"
        )
    return 0
