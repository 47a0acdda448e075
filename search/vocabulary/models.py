from __future__ import annotations

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.tokens import squeezed

_BETWEEN = re.compile(r"[\n、，,；;]+")
MAX_WORD = 40


class Direction(models.TextChoices):
    ONE_WAY = "one_way", _("俗称 → 规范词")
    GROUP = "group", _("互为同义")


class Synonym(models.Model):
    """Words for the same thing. They change what is found, never what is shown: no public words.

    One-way, the everyday words find what documents call it; a group finds each by any other.
    """

    words = models.TextField(_("俗称或同义词"), help_text=_("百姓常用的说法，一个或几个，用顿号或换行隔开。"))
    official = models.CharField(
        _("规范词"),
        max_length=300,
        blank=True,
        help_text=_("文件里的说法，用顿号隔开，最要紧的在前，只用前四个。互为同义时不填。"),
    )
    direction = models.CharField(_("方式"), max_length=10, choices=Direction, default=Direction.ONE_WAY)
    active = models.BooleanField(_("启用"), default=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("同义词")
        verbose_name_plural = _("同义词")
        ordering = ["words", "pk"]

    def __str__(self) -> str:
        said = "、".join(split(self.words))
        return f"{said} → {self.official}" if self.direction == Direction.ONE_WAY else said

    def clean(self) -> None:
        said, official = split(self.words), split(self.official)
        problems: dict[str, list[str]] = {"words": [], "official": []}
        for name, words in (("words", said), ("official", official)):
            problems[name] += [str(problem) for problem in _problems(words)]
        if self.direction == Direction.ONE_WAY and not official:
            problems["official"].append(str(_("请写出文件里的规范词。")))
        if self.direction == Direction.GROUP and len(said) < 2:
            problems["words"].append(str(_("互为同义，至少要有两个词。")))
        if self.direction == Direction.GROUP and official:
            problems["official"].append(str(_("互为同义的词都写在上面，这里留空。")))
        if found := {name: messages for name, messages in problems.items() if messages}:
            raise ValidationError(found)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each everyday word with each word that is looked for in its place, squeezed, in their order."""
        said = [squeezed(word) for word in split(self.words)]
        others = said if self.direction == Direction.GROUP else [squeezed(word) for word in split(self.official)]
        yield from ((word, other) for word in said for other in others if word != other and word and other)


def split(text: str) -> list[str]:
    """The words of a field, in their order, each once."""
    return list(dict.fromkeys(word.strip() for word in _BETWEEN.split(text) if word.strip()))


def _problems(words: list[str]) -> Iterator[object]:
    for word in words:
        if len(word) > MAX_WORD:
            yield _("“%(word)s…”太长，每个词不超过 %(limit)s 个字。") % {"word": word[:20], "limit": MAX_WORD}
        elif len(squeezed(word).strip()) < 2:
            yield _("“%(word)s”至少要有两个字。") % {"word": word}
