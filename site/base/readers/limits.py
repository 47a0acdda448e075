"""How much a file may cost."""

from __future__ import annotations

import resource

MIB = 1024 * 1024

MAX_FILE = 200 * MIB  # bytes of the file itself
MEMORY = 1024 * MIB  # address space of the child
CPU_SECONDS = 30  # for one file
WALL_SECONDS = 60  # for one file, waiting included
MAX_WRITTEN = 400 * MIB  # of a cleaned copy

MAX_CHARACTERS = 5_000_000  # of text in one file
MAX_PASSAGES = 200_000
MAX_ANSWER = 64 * MIB  # bytes of JSON from the child

MAX_MEMBERS = 10_000  # of an archive
MAX_UNPACKED = 300 * MIB  # of all members that are read
MAX_MEMBER = 100 * MIB


def apply() -> None:
    """Limit this process for good. Only the child calls it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_WRITTEN, MAX_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def start_cpu_clock() -> None:
    """Give the next file CPU_SECONDS from now; SIGXCPU ends the process after that."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime)
    resource.setrlimit(resource.RLIMIT_CPU, (used + 1 + CPU_SECONDS, resource.RLIM_INFINITY))
