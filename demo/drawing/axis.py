"""Round numbers for the axis of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

STEPS = (1, 2, 2.5, 5, 10)


def ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Return about `count` round values from at most `low` to at least `high`."""
    rough = (high - low or 1) / count
    size = 10 ** floor(log10(rough))
    step = next(step * size for step in STEPS if step * size >= rough * 0.999)
    first = floor(low / step + 1e-9)
    return [round(number * step, 6) for number in range(first, ceil(high / step - 1e-9) + 1)]


def around(values: Sequence[float]) -> list[float]:
    """Return the axis of a line: near its values, from zero where that costs little room."""
    low, high = min(values), max(values)
    if low < high * 0.4:
        return ticks(0, high)
    room = (high - low or high) * 0.25
    return ticks(max(0, low - room), high + room)


def figure(value: float) -> str:
    """Write a value as people do: 1,560 and 5.1, without a zero at the end."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def is_goal(label: str) -> bool:
    """Whether a label speaks of what is planned, which is drawn lighter than what was reached."""
    return any(word in label for word in ("目标", "预计", "计划"))
