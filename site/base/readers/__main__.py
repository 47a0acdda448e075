"""The child process: one question a line on standard input, one answer a line on standard output."""

from __future__ import annotations

import json
import os
import sys

from base.readers import limits
from base.readers.acts import clean, extract


def main() -> None:
    limits.apply()
    # What libraries print must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for line in sys.stdin.buffer:
        limits.start_cpu_clock()
        answers.write(json.dumps(_answer(json.loads(line))).encode() + b"\n")
        answers.flush()


def _answer(question: dict[str, str]) -> dict[str, object]:
    if question["act"] == "clean":
        return clean(question["path"], question["target"], question["name"])
    return extract(question["path"], question["name"])


if __name__ == "__main__":
    main()
