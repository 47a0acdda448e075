"""An Elasticsearch of one node for the length of one command.

python -m tests.services.elasticsearch --run pytest       # with GONGKAI_TEST_ELASTICSEARCH in its environment
python -m tests.services.elasticsearch --present          # exit code 0 if its programs are here and a Java for them
python -m tests.services.elasticsearch --java             # exit code 0 if there is a Java for them
python -m tests.services.elasticsearch --bring            # fetch its programs
"""

import os
import signal
import subprocess
import sys
from types import FrameType

from tests.services.elasticsearch.download import NotToBeHad, cached_home, server_home
from tests.services.elasticsearch.java import NO_JAVA, java_home
from tests.services.elasticsearch.server import cluster


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--present"]:
        return 0 if cached_home() and java_home() else 1
    if arguments[:1] == ["--java"]:
        return 0 if java_home() else 1
    if arguments[:1] == ["--bring"]:
        return _bring()
    if arguments[:1] != ["--run"] or len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    return _run(arguments[1:])


def _bring() -> int:
    try:
        print(server_home())
    except NotToBeHad as error:
        print(error, file=sys.stderr)
        return 1
    if java_home() is None:
        print(NO_JAVA, file=sys.stderr)
        return 1
    return 0


def _run(command: list[str]) -> int:
    def leave(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, leave)
    with cluster() as nodes:
        environment = {**os.environ, "GONGKAI_TEST_ELASTICSEARCH": nodes[0].url}
        try:
            return subprocess.run(command, env=environment, check=False).returncode
        except KeyboardInterrupt:
            return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
