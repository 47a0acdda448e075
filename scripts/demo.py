"""Prepare the demonstration and run its two processes, the server and the clock, until Ctrl-C.

Every step may be repeated: migrations, demo content and static files are brought up to date, not made twice.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
MANAGE = [sys.executable, "manage.py"]
PASSWORD = "gongkai-demo-2026"  # noqa: S105  of the fictional district only; see demo/services/accounts.py
WELCOME = """
  网站 / site     http://127.0.0.1:{port}/
  后台 / editing  http://127.0.0.1:{port}/admin/
{accounts}
  结束 / stop     Ctrl-C
"""


def environment(port: str) -> dict[str, str]:
    """What the demonstration sets; whatever the caller has set already wins."""
    base = f"http://127.0.0.1:{port}"
    return {
        "GONGKAI_BASE_URL": base,
        **os.environ,
        "GONGKAI_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
        "PYTHONUNBUFFERED": "1",
    }


def accounts() -> str:
    """The people of the demonstration, a line each."""
    people = tomllib.loads((ROOT / "demo/content/accounts.toml").read_text(encoding="utf-8"))["account"]
    lines = [f"    {person['username']:<12}{person['role']}（{person['name']}）" for person in people]
    return "\n".join([f"  账号 / accounts  密码 / password {PASSWORD}", *lines])


def prepare(env: dict[str, str]) -> None:
    """Run the steps before the server; raises CalledProcessError if one fails."""
    VAR.mkdir(exist_ok=True)
    steps = [
        ("数据库 / database (migrate)", ["migrate", "--verbosity", "0"]),
        ("静态文件 / static files (collectstatic)", ["collectstatic", "--noinput", "--verbosity", "0"]),
        ("演示内容 / demo content (load_demo)", ["load_demo"]),
    ]
    for title, arguments in steps:
        begun = time.monotonic()
        print(f"▶ {title} …", flush=True)
        subprocess.run([*MANAGE, *arguments], cwd=ROOT, env=env, check=True, stdin=subprocess.DEVNULL)
        print(f"  {time.monotonic() - begun:.1f} s", flush=True)


def start(port: str, env: dict[str, str]) -> list[subprocess.Popen[bytes]]:
    """Start clock and server. The clock writes to var/tick.log, so that the terminal stays readable."""
    with (VAR / "tick.log").open("ab") as log:
        clock = subprocess.Popen(
            [*MANAGE, "tick", "--forever"],
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "--pythonpath", "site", "config.wsgi"),
            *("--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--workers", "1", "--threads", "8"),
            # One worker, loaded before it listens, so that the first request is answered fast.
            *("--preload", "--timeout", "120", "--graceful-timeout", "5", "--log-level", "warning"),
        ],
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
    )
    return [clock, server]


def stop(processes: Iterable[subprocess.Popen[bytes]]) -> None:
    """End the processes gently, then for good."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def wait_until_listening(port: str, server: subprocess.Popen[bytes]) -> None:
    """Return when the server accepts connections, or has ended."""
    while server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(port))) == 0:
                return
        time.sleep(0.1)


def wait(clock: subprocess.Popen[bytes], server: subprocess.Popen[bytes]) -> int:
    """Wait for the server's end; say it once if the clock stops before."""
    clock_told = False
    while server.poll() is None:
        if clock.poll() is not None and not clock_told:
            print("✗ tick 已停止，见 var/tick.log / the clock has stopped, see var/tick.log", file=sys.stderr)
            clock_told = True
        time.sleep(0.5)
    return server.returncode


def main(port: str) -> int:
    env = environment(port)

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, on_signal)
    processes: list[subprocess.Popen[bytes]] = []
    try:
        prepare(env)
        print("▶ 启动 / starting …", flush=True)
        processes = start(port, env)
        wait_until_listening(port, processes[1])
        print(WELCOME.format(port=port, accounts=accounts()), flush=True)
        return wait(*processes)
    except subprocess.CalledProcessError as error:
        print(f"✗ 这一步失败 / this step failed: {' '.join(error.cmd[1:])}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n▶ 正在停止 / stopping", flush=True)
        return 0
    finally:
        stop(processes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
