"""The Java that Elasticsearch 9 runs on: a whole JDK or JRE from 21 on, with all of its modules."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

OLDEST = 21
NO_JAVA = "Java 21 or newer is missing: apt-get install openjdk-21-jre-headless (Debian 13), or set ES_JAVA_HOME"
# Of a trimmed runtime; Elasticsearch's own modules want these.
MODULES = ("jdk.incubator.vector", "jdk.jlink", "jdk.jdi", "java.instrument")


@cache
def java_home() -> Path | None:
    """The home of the oldest Java that is new enough, or of the one that ES_JAVA_HOME names; None without any."""
    if named := os.environ.get("ES_JAVA_HOME"):
        return Path(named)
    fitting = [(version, home) for home in _homes() if (version := version_of(home)) >= OLDEST and _is_whole(home)]
    return min(fitting)[1] if fitting else None


def version_of(home: Path) -> int:
    """The feature version that the file `release` of a Java home names; 0 where there is none."""
    try:
        said = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text("utf-8"))
    except OSError:
        return 0
    return int(said[1]) if said and (home / "bin" / "java").exists() else 0


def _homes() -> Iterator[Path]:
    if named := os.environ.get("JAVA_HOME"):
        yield Path(named)
    if found := shutil.which("java"):
        yield Path(found).resolve().parent.parent
    for folder in ("/usr/lib/jvm", "/opt", "/Library/Java/JavaVirtualMachines"):
        yield from sorted(Path(folder).glob("*"))


def _is_whole(home: Path) -> bool:
    command = [str(home / "bin" / "java"), "--list-modules"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    return all(f"{module}@" in done.stdout for module in MODULES)
