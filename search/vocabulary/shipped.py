"""The words that come with the software: planted once, from then on the installation's own."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "words" / "synonyms"  # one file for each field of life


def shipped() -> Iterator[dict[str, str]]:
    """Yield the fields of each shipped row."""
    for path in sorted(FOLDER.glob("*.tsv")):
        lines = (line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {"words": row["words"], "official": row["official"]}


def plant(model: Any) -> int:
    """Make the rows whose words nobody has entered yet; returns how many. Rows that are there stay as they are."""
    held = set(model.objects.values_list("words", flat=True))
    rows = [model(**fields) for fields in shipped() if fields["words"] not in held]
    model.objects.bulk_create(rows)
    return len(rows)
