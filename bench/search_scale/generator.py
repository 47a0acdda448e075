"""Made-up items of 2-6 KB, the same for the same seed, and what is known about them.

Words are drawn by a Zipf law, as in real texts. A few are kept out of the draw and planted at known rates instead, and
every thousandth item is a needle: a title, a number and a phrase that no other item has.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from search.documents import Document
from search.tokens import tokens

FIRST_DAY = datetime(2006, 1, 1, tzinfo=UTC)
DAYS = 20 * 365
CHARACTERS = "".join(map(chr, range(0x4E00, 0x4E00 + 1500)))
# Words at known rates; none of their characters is in CHARACTERS.
COMMON, FREQUENT, ODD, EVEN = "规定", "养老", "湿润", "轨迹"
RATES = {COMMON: 0.5, FREQUENT: 0.1}
NEEDLE_EVERY = 1000
UNITS, TOPICS, GENRES = 100, 120, ("通知", "意见", "决定", "公告", "批复", "函")


@dataclass(frozen=True)
class Needle:
    """An item that is known to be the only answer."""

    number: int
    title: str
    doc_no: str
    phrase: str


class Generator:
    """Items by their number, from 1; item n is the same however many are made."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        draw = random.Random(seed)
        planted = {character for word in (*RATES, ODD, EVEN) for character in word}
        alphabet = [character for character in CHARACTERS if tokens(character) and character not in planted]
        weights = list(accumulate(1 / (rank + 5) for rank in range(len(alphabet))))
        self._words = ["".join(draw.choices(alphabet, cum_weights=weights, k=2)) for _ in range(6000)]
        self._word_weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))
        self._sentences = [self._sentence(draw) for _ in range(20_000)]

    def needle(self, number: int) -> Needle:
        """The needle with this number, a multiple of NEEDLE_EVERY."""
        draw = random.Random(f"{self.seed}-needle-{number}")
        title, phrase = ("".join(draw.choices(self._words, k=n)) for n in (6, 8))
        return Needle(number, title, f"示针发〔{2000 + number % 25}〕{number}号", phrase)

    def items(self, first: int, last: int) -> Iterator[Document]:
        """The items with these numbers."""
        return (self.item(number) for number in range(first, last + 1))

    def item(self, number: int) -> Document:
        draw = random.Random(f"{self.seed}-{number}")
        genre = draw.choice(GENRES)
        title = f"关于{''.join(draw.choices(self._words, cum_weights=self._word_weights, k=4))}的{genre}"
        sentences = draw.choices(self._sentences, k=draw.randint(24, 72))  # 2-6 KB
        planted = [word for word, rate in RATES.items() if draw.random() < rate]
        planted.append((ODD, EVEN)[number % 2])
        if number % 25_000 == 0:
            planted = [*planted, ODD, EVEN]
        if COMMON in planted and draw.random() < 0.2:
            title += COMMON
        for word in planted:
            sentences.insert(draw.randrange(len(sentences)), f"按照{word}执行。")
        doc_no = f"示{draw.choice('政办财教')}发〔{draw.randint(2006, 2025)}〕{number % 400}号"
        if number % NEEDLE_EVERY == 0:
            needle = self.needle(number)
            title, doc_no = needle.title, needle.doc_no
            sentences.insert(1, f"{needle.phrase}。")
        return Document(
            id=number,
            content_id=number,
            language="zh-hans",
            title=title,
            doc_no=doc_no,
            text="".join(sentences),
            published_at=FIRST_DAY + timedelta(days=draw.randrange(DAYS)),
            group="policy" if draw.random() < 0.9 else "institution",
            form="text",
            genre=genre,
            unit_ids=(1 + number % UNITS,),
            topic_ids=(1 + number % TOPICS,),
        )

    def _sentence(self, draw: random.Random) -> str:
        count = draw.randint(8, 16)
        return "".join(draw.choices(self._words, cum_weights=self._word_weights, k=count)) + "。"
