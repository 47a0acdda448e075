"""Pictures of the demo, drawn when it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PIL.Image import Image

from demo.drawing.bars import draw_bars
from demo.drawing.flow import draw_flow
from demo.drawing.lines import draw_line
from demo.drawing.plan import draw_plan

DRAWERS: dict[str, Callable[[dict[str, Any]], Image]] = {
    "bar": draw_bars,
    "line": draw_line,
    "flow": draw_flow,
    "plan": draw_plan,
}


def draw(picture: dict[str, Any]) -> Image:
    """Return the picture that a table of front matter describes. Raises KeyError for an unknown kind."""
    return DRAWERS[picture["kind"]](picture)
