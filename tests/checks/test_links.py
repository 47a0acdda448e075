"""Dead links, tried against servers of our own; nothing leads into our own network."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from base import clock
from disclosure.catalogue.content import Content
from disclosure.checks.checking import check
from disclosure.checks.links import checking
from disclosure.checks.links.asking import NotAsked, ask
from disclosure.checks.links.known import dead_among, remember
from disclosure.checks.models import CheckedLink
from disclosure.checks.reports import report_for
from tests.factories import DocumentFactory
from tests.moves import frozen


class Answers(BaseHTTPRequestHandler):
    """`/ok` answers, `/gone` does not, `/get-only` knows no HEAD, `/to/x` leads to x, `/round` to itself."""

    asked: list[str] = []

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        where = {"/round": "/round", "/inside": "http://169.254.169.254/latest/"}.get(self.path, "")
        if self.path.startswith("/to/"):
            where = self.path[3:]
        status = {"/ok": 200, "/login": 403}.get(self.path, 404)
        if self.path == "/get-only":
            status = 405 if self.command == "HEAD" else 200
        self.send_response(302 if where else status)
        if where:
            self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def server(settings: Settings) -> Iterator[str]:
    settings.GONGKAI_LINK_CHECK_LOOPBACK = settings.GONGKAI_LINK_CHECKS = True
    Answers.asked.clear()
    running = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()


class TestAsking:
    @pytest.mark.parametrize("path", ["/ok", "/login", "/get-only", "/to/ok", "/to/to/ok"])
    def test_whoever_answers_is_alive(self, server: str, path: str) -> None:
        assert ask(server + path) == ""

    @pytest.mark.parametrize(
        ("path", "answer"), [("/gone", "HTTP 404"), ("/to/gone", "HTTP 404"), ("/round", "重定向过多")]
    )
    def test_whoever_does_not_is_dead(self, server: str, path: str, answer: str) -> None:
        assert ask(server + path) == answer

    @pytest.mark.parametrize(
        "url",
        [
            "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/",
            "http://[::1]/", "http://0.0.0.0/", "http://224.0.0.1/", "ftp://a.gov.cn/", "file:///etc/passwd", "http:///x",
        ],
    )  # fmt: skip
    def test_our_own_network_is_never_asked(self, url: str) -> None:
        with pytest.raises(NotAsked):
            ask(url)

    def test_nor_by_a_redirect(self, server: str) -> None:
        with pytest.raises(NotAsked):
            ask(server + "/inside")

    def test_nor_by_a_name_with_a_second_address(self, monkeypatch: pytest.MonkeyPatch) -> None:
        both = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.8", 80))]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: both)
        with pytest.raises(NotAsked):
            ask("http://a.example.gov.cn/")

    def test_the_connection_goes_to_the_address_that_was_looked_at(self, server: str, monkeypatch: Any) -> None:
        port = int(server.rpartition(":")[2])
        real, looked_up = socket.getaddrinfo, []

        def once(host: str, *args: Any, **kwargs: Any) -> Any:
            if host != "a.example.gov.cn":
                return real(host, *args, **kwargs)
            looked_up.append(host)
            return [(2, 1, 6, "", ("127.0.0.1" if len(looked_up) == 1 else "10.0.0.8", port))]

        monkeypatch.setattr(socket, "getaddrinfo", once)
        assert ask(f"http://a.example.gov.cn:{port}/ok") == ""
        assert Answers.asked == ["HEAD /ok"]
        assert len(looked_up) == 1


@pytest.mark.django_db
class TestTheClock:
    def test_a_link_is_dead_after_two_failures_and_alive_after_one_answer(self, server: str) -> None:
        remember([f"{server}/gone", f"{server}/ok"])
        now = clock.now()
        assert checking.check_some(now) == 2
        assert dead_among([f"{server}/gone"]) == {}
        assert checking.check_some(now + timedelta(minutes=1)) == 0
        assert checking.check_some(now + timedelta(hours=2)) == 1
        assert dead_among([f"{server}/gone", f"{server}/ok"]) == {f"{server}/gone": "HTTP 404"}
        CheckedLink.objects.filter(url__endswith="/gone").update(url=f"{server}/ok")
        checking.check_some(now + timedelta(days=2))
        assert not CheckedLink.objects.exclude(failures=0).exists()

    def test_a_server_that_is_not_there_is_no_error(self, server: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        remember([f"http://127.0.0.1:{port}/"])
        assert checking.check_some(clock.now()) == 1
        assert CheckedLink.objects.get().failures == 1

    def test_what_is_not_asked_says_nothing_about_the_link(self, settings: Settings) -> None:
        settings.GONGKAI_LINK_CHECKS = True
        remember(["http://10.0.0.1/"])
        assert checking.check_some(clock.now()) == 1
        assert CheckedLink.objects.get().failures == 0

    def test_it_can_be_switched_off(self, settings: Settings) -> None:
        remember(["http://a.gov.cn/"])
        assert checking.check_some(clock.now()) == 0

    def test_a_report_remembers_links_and_shows_the_dead(self, server: str) -> None:
        page = DocumentFactory(body=[("text", f'<p><a href="{server}/gone">附件下载</a></p>')])
        copy = frozen(page)
        report_for(copy)
        for hours in (0, 2):
            checking.check_some(clock.now() + timedelta(hours=hours))
        shown = [found for found in check(Content.from_json(copy.content)) if found.code == "dead_link"]
        assert ["HTTP 404" in found.excerpt for found in shown] == [True]
