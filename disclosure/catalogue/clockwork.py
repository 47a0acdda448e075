"""What happens because time passes. Rooms register their steps here; `manage.py tick` takes all of them each minute.

A step must be idempotent, and safe when a second tick runs at the same moment: it locks the rows it works on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from base.refusal import Refusal

logger = logging.getLogger(__name__)

Step = Callable[[datetime], int]  # given the present moment, returns how many things it did

_steps: dict[str, Step] = {}


class Unfinished(Exception):
    """Raised by a step that did what it could and has logged what it could not."""


def register(name: str, step: Step) -> None:
    """Add a step under a name; registering the name again replaces it. Call from `AppConfig.ready()`."""
    _steps[name] = step


def one_by_one(numbers: Iterable[int], act: Callable[[int], int], failed: Any) -> int:
    """Act on each of these rows and return the sum; what fails is logged and stops no other.

    Args:
        act: given a row's number, returns how many things it did.
        failed: the sentence, with `%(numbers)s`, that says which rows failed.

    Raises Unfinished with that sentence.
    """
    done, left = 0, []
    for number in numbers:
        try:
            done += act(number)
        except Refusal as refusal:
            logger.error("%s: %s", failed % {"numbers": number}, refusal)
            left.append(str(number))
        except Exception:
            logger.exception("%s", failed % {"numbers": number})
            left.append(str(number))
    if left:
        raise Unfinished(failed % {"numbers": "、".join(left)})
    return done


def run(now: datetime) -> Iterator[tuple[str, int | None]]:
    """Take every step and yield its name and what it returned, None where it failed; a failure stops no other."""
    for name, step in list(_steps.items()):
        try:
            yield name, step(now)
        except Unfinished as error:
            logger.error("%s: %s", name, error)
            yield name, None
        except Exception:
            logger.exception("%s", name)
            yield name, None
