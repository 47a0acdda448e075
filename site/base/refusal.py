"""A verb that says why not."""

from __future__ import annotations

from collections.abc import Sequence


class Refusal(Exception):
    """Raised by a service that will not do what was asked; `reasons` are sentences for people."""

    def __init__(self, reasons: Sequence[object]) -> None:
        super().__init__("；".join(str(reason) for reason in reasons))
        self.reasons = [str(reason) for reason in reasons]
