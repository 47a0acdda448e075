"""Other words for the words of a query: what people say (老年卡) and what documents say (老年人社会优待)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, islice, product

from search import segmenting
from search.tokens import squeezed_normal

MAX_OTHERS = 4  # other words for one word
MAX_REWORDINGS = 6  # of a query
CERTAIN = 4  # characters: a word of so many is meant, wherever a dictionary would cut

Others = Mapping[str, tuple[str, ...]]
Words = tuple[str, ...]


@dataclass(frozen=True)
class Thesaurus:
    """By everyday word, what to look for as well. All words are squeezed."""

    others: Others = field(default_factory=dict)

    @cached_property
    def longest(self) -> int:
        return max(map(len, self.others), default=0)

    def rewordings(self, cut: Iterable[list[str]]) -> tuple[Words, ...]:
        """The words of a query, part by part as they were cut, with one or more of them said otherwise."""
        slots = self.slots(cut)
        if not any(len(slot) > 1 for slot in slots):
            return ()
        said = tuple(slot[-1] for slot in slots)
        ways = (tuple(way) for way in product(*slots) if tuple(way) != said)
        return tuple(islice(ways, MAX_REWORDINGS))

    def slots(self, cut: Iterable[list[str]]) -> list[Words]:
        """For each word of a query the ways to say it, as it was said last; frames are left out."""
        return [slot for words in cut for slot in self._slots(words)]

    def _slots(self, words: list[str]) -> list[Words]:
        """For each word of a part, or for neighbours that are one of ours, the ways to say it, as it was last."""
        text = squeezed_normal("".join(words))
        ends = [0, *accumulate(len(word) for word in words)]
        slots: list[Words] = []
        done = at = 0
        while at < len(text):
            known = self._known_at(text, at, ends)
            if known:
                slots += [(word,) for word in _cut(text[done:at])]
                slots.append((*self.others[known][:MAX_OTHERS], known))
                at = done = at + len(known)
            else:
                at += 1
        return slots + [(word,) for word in _cut(text[done:])]

    def _known_at(self, text: str, at: int, ends: list[int]) -> str:
        """The longest known word that begins here. A short one must begin or end where the dictionary cuts, and reach
        over no other cut: 坐地铁 has 地铁, but 最低保障 has no 低保."""
        for length in range(min(self.longest, len(text) - at), 1, -1):
            word = text[at : at + length]
            if word in self.others and (length >= CERTAIN or _is_whole(at, at + length, ends)):
                return word
        return ""


NONE = Thesaurus()


def _is_whole(start: int, end: int, ends: list[int]) -> bool:
    if start in ends and end in ends:
        return True
    return end in ends and not any(start < cut < end for cut in ends)


def _cut(text: str) -> list[str]:
    return [word for word in segmenting.cut(text) if not segmenting.is_frame(word)] if text.strip() else []
