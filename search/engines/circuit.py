"""Whether this process asks Elasticsearch at all: after a failure it leaves it alone for some seconds."""

from __future__ import annotations

import logging
import time

from search.engines.elastic.configuration import configuration

logger = logging.getLogger(__name__)


class Circuit:
    """Open after a failure: nobody waits for a server that is known to be down. Then the next request tries it."""

    def __init__(self) -> None:
        self._closed_from = 0.0
        self._failed = False

    @property
    def is_open(self) -> bool:
        return time.monotonic() < self._closed_from

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
