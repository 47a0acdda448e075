"""All rows of the table; importing a module adds its rows."""

from importlib import import_module
from pathlib import Path

from tests.review.ways_past.table import WAYS

for _file in sorted(Path(__file__).parent.glob("*_ways.py")):
    import_module(f"tests.review.ways_past.{_file.stem}")

__all__ = ["WAYS"]
