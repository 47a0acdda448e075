"""Files that begin with TOML between two lines of `+++`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parents[1] / "content"
FENCE = "+++\n"


def read_toml(name: str) -> dict[str, Any]:
    """Return a table file of the content folder."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text("utf-8"))


def read_markdown(folder: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, front matter and body of each file of a content folder, in the order of their names."""
    for path in sorted((CONTENT / folder).glob("*.md")):
        yield path.stem, *split(path)


def split(path: Path) -> tuple[dict[str, Any], str]:
    """Return front matter and body of a file. Raises ValueError, naming the file, when there is none."""
    before, front, body = [*path.read_text("utf-8").split(FENCE, 2), "", ""][:3]
    if before or not front:
        raise ValueError(f"{path.name}：缺少 +++ 之间的说明。")
    try:
        return tomllib.loads(front), body
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path.name}：{error}") from error
