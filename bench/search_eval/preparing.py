"""Bring the laws in, make both indexes, and say how fast and how large. Runs in a process of its own.

python -m bench.search_eval.preparing LAWS REPORT    # DATABASE_URL and GONGKAI_VAR_DIR say where
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def main(laws: Path, report: Path) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    report.write_text(json.dumps(_prepare(laws), ensure_ascii=False), "utf-8")


def _prepare(laws: Path) -> dict[str, Any]:
    from django.conf import settings

    from bench.import_speed import DEFAULTS
    from bench.import_ways import Site
    from bench.search_eval.stock import make_stock_index
    from search.services import rebuild

    site = Site(laws, DEFAULTS)
    with site.listening(False):  # indexes are made afterwards, each on its own
        _bring_in(site, laws)
    report = {
        "ours": _made(lambda: sum(rebuild.rebuild())),
        "stock": _made(make_stock_index),
        "problems": rebuild.differences(),
    }
    if settings.GONGKAI_ELASTICSEARCH_URLS:
        report["elasticsearch"] = _made(_fill_elasticsearch)
    return report


def _fill_elasticsearch() -> int:
    from django.core.management import call_command

    from disclosure.catalogue.models import CatalogueEntry

    call_command("rebuild_search", "--elasticsearch")
    return CatalogueEntry.objects.listed().count()


def _bring_in(site: Any, laws: Path) -> None:
    """Import and release the laws under their own ids."""
    from django.conf import settings

    from disclosure.documents.importing.defaults import make_defaults
    from disclosure.documents.services.stage_batch import stage_batch

    path = Path(settings.VAR_DIR) / "laws.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = lzma.open if laws.suffix == ".xz" else open
    with opened(laws, "rt", encoding="utf-8") as file:
        path.write_text(file.read(), "utf-8")
    stage_batch(path, make_defaults(site.defaults), site.stager)
    site.release()


def _made(work: Callable[[], int]) -> dict[str, float]:
    from bench.import_speed import timed

    before = size()
    taken = timed(work)
    return {
        "items": taken.items,
        "seconds": taken.wall,
        "cpu": taken.cpu,
        "bytes": size() - before,
    }


def size() -> int:
    """What the database takes, without what is free in it."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute(
                "SELECT (page_count - freelist_count) * page_size"
                " FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()"
            )
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
