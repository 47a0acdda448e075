"""Whether this process asks Elasticsearch at all: after a failure it leaves it alone for some seconds."""

from __future__ import annotations

import logging
import time
from threading import Lock

from search.engines.elastic.configuration import configuration

logger = logging.getLogger(__name__)


class Circuit:
    """Open after a failure: nobody waits for a server that is known to be down. Then one request after the other tries
    it, and as long as it does, the others go on without."""

    def __init__(self) -> None:
        self._closed_from = 0.0
        self._failed = False
        self._lock = Lock()

    @property
    def is_open(self) -> bool:
        return time.monotonic() < self._closed_from

    def lets_through(self) -> bool:
        """Whether this request may ask it; of those that find it failed and the pause over, one may."""
        with self._lock:
            if self.is_open:
                return False
            if self._failed:
                self._closed_from = time.monotonic() + configuration().pause
            return True

    def trip(self, error: Exception) -> None:
        """Leave it alone for a while."""
        self._closed_from = time.monotonic() + configuration().pause
        if not self._failed:
            logger.error("Elasticsearch does not answer, the embedded engine does: %s", error)
        self._failed = True

    def close(self) -> None:
        """It answered."""
        if self._failed:
            logger.warning("Elasticsearch answers again")
        self._failed = False
        self._closed_from = 0.0


CIRCUIT = Circuit()
