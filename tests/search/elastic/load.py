"""Clients that search all the time, while something happens to the server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Load:
    """What the clients saw: how many answers were right, and what was wrong, in words."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    progress: threading.Condition = field(default_factory=threading.Condition)

    def count(self, problem: str) -> None:
        with self.progress:
            if problem:
                self.wrong.append(problem)
            else:
                self.right += 1
            self.progress.notify_all()

    def wait_for(self, answers: int) -> None:
        """Return when so many more answers have come, right or wrong."""
        with self.progress:
            until = self.right + len(self.wrong) + answers
            assert self.progress.wait_for(lambda: self.right + len(self.wrong) >= until, timeout=300)


@contextmanager
def load(clients: int, ask: Callable[[], str]) -> Iterator[Load]:
    """That many threads call `ask`, which returns what was wrong with its answer, until the end of the block."""
    found = Load()

    def run() -> None:
        while not found.stopped.is_set():
            try:
                problem = ask()
            except Exception as error:
                problem = f"{type(error).__name__}: {error}"
            found.count(problem)
            found.stopped.wait(0.01)

    threads = [threading.Thread(target=run, daemon=True) for _ in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield found
    finally:
        found.stopped.set()
        for thread in threads:
            thread.join(timeout=60)
