"""`python -m bench` lists what can be measured; `python -m bench import --laws FILE` measures it."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from pathlib import Path

import bench

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "site")]  # as manage.py does
SUFFIX = "_speed"


def names() -> list[str]:
    return sorted(m.name.removesuffix(SUFFIX) for m in pkgutil.iter_modules(bench.__path__) if m.name.endswith(SUFFIX))


def main(arguments: list[str]) -> int:
    if arguments and arguments[0] in names():
        result: int = import_module(f"bench.{arguments[0]}{SUFFIX}").main(arguments[1:])
        return result
    print("python -m bench NAME [OPTIONS]")
    for name in names():
        first_line = (import_module(f"bench.{name}{SUFFIX}").__doc__ or "").splitlines()[0]
        print(f"  {name:12} {first_line}")
    return 2 if arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
