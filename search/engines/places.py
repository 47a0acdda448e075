"""Where an entry stands in the embedded index: by its day of publication, and on one day by its number.

So the newest stand last, whatever the order in which they came, a walk from the end meets the newest first, and a
span of days is a span of places.
"""

from __future__ import annotations

from datetime import date

SHIFT = 32


def place_of(day: date, number: int) -> int:
    """The place of an entry published on that day in Shanghai."""
    return (day.toordinal() << SHIFT) | number


def number_at(place: int) -> int:
    """The number of the entry that stands there."""
    return place & ((1 << SHIFT) - 1)


def day_at(place: int) -> date:
    """The day on which the entry that stands there was published."""
    return date.fromordinal(place >> SHIFT)


def first_place(day: date | None) -> int:
    """No entry of that day or later stands before this place; 0 for no day."""
    return place_of(day, 0) if day else 0


def last_place(day: date | None) -> int:
    """No entry of that day or earlier stands behind this place."""
    return (place_of(day, 0) | ((1 << SHIFT) - 1)) if day else (1 << 63) - 1
