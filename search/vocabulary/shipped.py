"""The words that come with the software: planted once, from then on the installation's own."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "words" / "synonyms.tsv"


def shipped() -> Iterator[dict[str, str]]:
    """Yield the fields of each shipped row."""
    with FILE.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {"words": row["words"], "official": row["official"]}


def plant(model: Any) -> int:
    """Make the rows whose words nobody has entered yet; returns how many. Rows that are there stay as they are."""
    held = set(model.objects.values_list("words", flat=True))
    rows = [model(**fields) for fields in shipped() if fields["words"] not in held]
    model.objects.bulk_create(rows)
    return len(rows)
