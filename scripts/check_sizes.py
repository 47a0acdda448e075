"""Refuse files longer than LIMIT lines: one idea a file, readable in one sitting. Prints the median too."""

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 400
FOLDERS = ("site", "disclosure", "search", "demo", "tests", "bench", "scripts", "docs")
SUFFIXES = {".py", ".html", ".css", ".js", ".sh", ".md"}
# Made by a program, or content rather than code.
LEFT_OUT = {"migrations", "locale", "vendor", "content", "__pycache__"}


def source_files(root: Path) -> Iterator[Path]:
    """All files below the project's folders that people write by hand."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file() and not LEFT_OUT & set(path.relative_to(root).parts):
                yield path


def line_count(path: Path) -> int:
    return len(path.read_bytes().splitlines())


def main(root: Path = ROOT) -> int:
    counts = {path: line_count(path) for path in source_files(root)}
    too_long = {path: count for path, count in counts.items() if count > LIMIT}
    for path, count in too_long.items():
        print(f"{path.relative_to(root)}: {count} 行，上限 {LIMIT} / {count} lines, at most {LIMIT}")
    written = [count for count in counts.values() if count]
    if written:
        print(f"{len(written)} files, median {median(written):.0f} lines, longest {max(written)}")
    return 1 if too_long else 0


if __name__ == "__main__":
    sys.exit(main())
