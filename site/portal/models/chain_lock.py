"""A draft in a running chain is locked for everybody."""

from typing import Any


class ChainLocked:
    """For pages and snippets: the chain's lock stands before one set by hand, which would let its holder edit."""

    def get_lock(self) -> Any:
        task = self.current_workflow_task  # type: ignore[attr-defined]
        return task.lock_class(self, task) if task else super().get_lock()  # type: ignore[misc]
