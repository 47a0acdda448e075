"""Exit with 0 if a server can listen on 127.0.0.1:PORT, else say plainly why not."""

import socket
import sys


def problem(port: str) -> str | None:
    """Why nothing can listen on this port, or None."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return f"PORT={port} 不是端口号 / is no port number"
    with socket.socket() as probe:
        # As gunicorn does: a port that only waits for old connections to end is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except PermissionError:
            return f"端口 {port} 需要特权 / port {port} needs privileges:  make demo PORT=8000"
        except OSError:
            other = 8001 if int(port) == 8000 else 8000
            return f"端口 {port} 已被占用 / port {port} is taken:  make demo PORT={other}"
    return None


if __name__ == "__main__":
    if found := problem(sys.argv[1]):
        sys.exit(f"✗ {found}")
