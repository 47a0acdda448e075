"""The child process that reads files: started when first needed, replaced when a file has cost its life."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from base.readers import codes, limits

ROOMS = Path(__file__).resolve().parent.parent.parent
COMMAND = [sys.executable, "-B", "-X", "utf8", "-m", "base.readers"]
_READ = 64 * 1024


class ChildFailed(Exception):
    """The child gave no answer; `problem` says what became of it."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Child:
    """One process for any number of files, one after the other."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def ask(self, question: dict[str, str]) -> dict[str, object]:
        """The child's answer. Raises ChildFailed where it dies, says too much, or takes too long."""
        process = self._running()
        try:
            process.stdin.write(json.dumps(question).encode() + b"\n")  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
            return json.loads(self._line(process))
        except (ChildFailed, OSError, ValueError) as error:
            self.stop()
            if isinstance(error, ChildFailed):
                raise
            raise ChildFailed(codes.UNREADABLE) from error

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):  # what was still to be written to it
                        pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = subprocess.Popen(
                COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={"PYTHONPATH": str(ROOMS), "PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            )
        return self._process

    def _line(self, process: subprocess.Popen[bytes]) -> bytes:
        deadline = time.monotonic() + limits.WALL_SECONDS
        pipe = process.stdout
        if pipe is None:
            raise ChildFailed(codes.UNREADABLE)
        answer = bytearray()
        while not answer.endswith(b"\n"):
            ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise ChildFailed(codes.TOO_SLOW)
            part = os.read(pipe.fileno(), _READ)
            if not part:
                raise ChildFailed(_cause_of_death(process))
            answer += part
            if len(answer) > limits.MAX_ANSWER:
                raise ChildFailed(codes.TOO_BIG)
        return bytes(answer)


def _cause_of_death(process: subprocess.Popen[bytes]) -> str:
    return codes.TOO_SLOW if process.wait() == -signal.SIGXCPU else codes.UNREADABLE
