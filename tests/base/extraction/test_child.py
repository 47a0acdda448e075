"""The child process: it starts fast, knows no Django, and its death is a problem of the file alone."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from base.extraction import HiddenKind, Problem, child, extract, extract_many
from base.extraction.child import Child, ChildFailed
from base.readers import codes, limits
from tests.base.extraction.made import pdf, read, word

WORD = word(lambda document: document.add_paragraph("正文"))
ASK = {"act": "extract", "path": "/dev/null", "name": "a.txt"}
FAKES = {
    "endless": ("while True: pass", codes.TOO_SLOW),
    "asleep": ("import time; time.sleep(60)", codes.TOO_SLOW),
    "killed": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", codes.UNREADABLE),
    "out of time": ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", codes.TOO_SLOW),
    "talkative": ("import sys\nwhile True: sys.stdout.write('x' * 65536)", codes.TOO_BIG),
    "incomprehensible": ("print('no json', flush=True); input(); input()", codes.UNREADABLE),
    "gone at once": ("pass", codes.UNREADABLE),
}


def be(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(child, "COMMAND", [sys.executable, "-c", program])


@pytest.mark.parametrize(("program", "problem"), FAKES.values(), ids=FAKES)
def test_whatever_becomes_of_the_child_the_file_has_a_problem(
    monkeypatch: pytest.MonkeyPatch, program: str, problem: str
) -> None:
    be(monkeypatch, program)
    monkeypatch.setattr(limits, "WALL_SECONDS", 2)
    monkeypatch.setattr(limits, "MAX_ANSWER", 1_000_000)
    assert extract(io.BytesIO(WORD), "a.docx").problem == problem


def test_after_a_death_the_next_question_gets_a_new_child(monkeypatch: pytest.MonkeyPatch) -> None:
    with Child() as one:
        with monkeypatch.context() as patch:
            be(patch, "raise SystemExit(1)")
            with pytest.raises(ChildFailed):
                one.ask(ASK)
        assert one.ask(ASK) == {"passages": [], "hidden": [], "problem": ""}


def test_one_child_reads_many_files() -> None:
    files = [(io.BytesIO(WORD), "a.docx"), (io.BytesIO(pdf("页")), "b.pdf"), (io.BytesIO("行".encode()), "c.txt")]
    assert [one.passages[0].text for one in extract_many(files)] == ["正文", "页", "行"]


def test_no_child_is_left_behind() -> None:
    with Child() as one:
        one.ask(ASK)
        process = one._process
    assert process is not None
    assert process.poll() is not None


def test_a_file_is_read_from_its_beginning_and_left_unharmed() -> None:
    file = io.BytesIO(WORD)
    file.seek(100)
    assert extract(file, "a.docx").passages[0].text == "正文"
    assert file.getvalue() == WORD


def test_a_file_that_is_too_big_is_not_even_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE", 1000)
    assert read(WORD, "a.docx").problem == Problem.TOO_BIG


def test_the_child_loads_no_django() -> None:
    program = "import sys, base.readers.__main__ as m, base.readers.docx, base.readers.xlsx, base.readers.ofd, "
    program += "base.readers.pdf, base.readers.clean_pdf, base.readers.image, base.readers.text, base.readers.pptx\n"
    program += "print([name for name in sys.modules if name.partition('.')[0] in ('django', 'wagtail', 'config')])"
    answer = subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": str(child.ROOMS)}, capture_output=True)
    assert answer.stdout.strip() == b"[]", answer.stderr


def test_the_child_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_SECRET_KEY", "secret")
    with Child() as one:
        one.ask(ASK)
        environment = Path(f"/proc/{one._running().pid}/environ").read_bytes()
    assert b"secret" not in environment


def test_memory_and_time_of_the_child_are_limited() -> None:
    with Child() as one:
        one.ask(ASK)
        lines = Path(f"/proc/{one._running().pid}/limits").read_text().splitlines()
    told = {line[:26].strip(): line[26:].split()[0] for line in lines}
    assert told["Max address space"] == str(limits.MEMORY)
    assert limits.CPU_SECONDS <= int(told["Max cpu time"]) <= limits.CPU_SECONDS + 5
    assert told["Max core file size"] == "0"


def test_every_code_of_the_child_has_a_chinese_name() -> None:
    ours = {value for name, value in vars(codes).items() if name.isupper()}
    assert ours == {*HiddenKind.values, *Problem.values, codes.SIGNED, codes.PARTLY_COVERED, codes.NO_COPY}
