"""Cut a query into words, and tell those that carry it from those that frame it."""

import re
from pathlib import Path

import rjieba

from search.tokens import squeezed_normal

WORDS = Path(__file__).parent / "words"


def _words(name: str) -> frozenset[str]:
    lines = (WORDS / name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


# What only frames a query: it means the same without. And what often says no more than "the text about it":
# that counts at first, and is given up when it stands in the way.
FRAME_WORDS = _words("frame.txt")
GENERAL_WORDS = _words("general.txt")
ASKING_WORDS = _words("asking.txt")

_END = "|".join(sorted((word for word in FRAME_WORDS | GENERAL_WORDS if not word.isascii()), key=len, reverse=True))
_ENDS = re.compile(rf"^(?:{_END}|[\W_])|(?:{_END}|[\W_])$")

_LONG = "|".join(word for word in _END.split("|") if len(word) > 1)
_OPENING = re.compile(rf"^(?:{_LONG})+")


def parts(normal: str) -> list[str]:
    """What stands between the blanks and punctuation marks of a query."""
    return [part for part in re.split(r"[\W_]+", normal) if part]


def cut(part: str) -> list[str]:
    """The words of one part, squeezed, in their order."""
    words = (squeezed_normal(word) for word in rjieba.cut(part))
    return [word for word in words if word.strip()]


def bare(normal: str) -> str:
    """A query without the frame and general words at its ends, by their letters alone.

    It helps where a query breaks off inside of a word, which no dictionary then cuts right:
    焦作市城市绿是怎么规定的 is 焦作市城市绿.
    """
    while found := _ENDS.search(normal):
        normal = normal[: found.start()] + normal[found.end() :]
    return normal


def without_opening(text: str) -> str:
    """A text without the frame and general words before it, those of one character kept: 关于国发 is 国发."""
    return _OPENING.sub("", text)


def is_frame(word: str) -> bool:
    return word.strip() in FRAME_WORDS


def is_general(word: str) -> bool:
    return word.strip() in GENERAL_WORDS


def asks(word: str) -> bool:
    return word.strip() in ASKING_WORDS


def cores(words: list[str]) -> list[str]:
    """The longest stretches of neighbouring words that are neither frame nor general, each as one phrase."""
    stretches = [""]
    for word in words:
        if is_frame(word) or is_general(word):
            stretches.append("")
        else:
            stretches[-1] += word
    return [squeezed_normal(stretch) for stretch in stretches if stretch]
