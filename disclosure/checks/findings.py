"""What the content check finds, and how it is kept and shown without repeating what it warns of."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from disclosure.checks.codes import CODES, label_of
from disclosure.checks.enums import Level

SALT = "disclosure.checks.finding"


@dataclass(frozen=True)
class Finding:
    """One thing found. `excerpt` is masked where it is personal; `proposal` is the masked form, the right word or
    the cleaned copy; `fingerprint` stays the same while the matched text and its field do, so that a dismissal
    holds for the next copy too. `file` is the SHA-256 of the attachment it is in."""

    code: str
    level: str
    place: str
    excerpt: str
    proposal: str = ""
    fingerprint: str = ""
    file: str = ""

    @property
    def label(self) -> str:
        return label_of(self.code)

    @property
    def level_label(self) -> str:
        return str(Level(self.level).label)

    @property
    def advice(self) -> str:
        return str(CODES[self.code].advice) if self.code in CODES else ""

    @property
    def stops(self) -> bool:
        return self.level == Level.STOP

    @property
    def needs_answer(self) -> bool:
        """Whether a draft is sent to review only after somebody has answered this finding: what stops, and a file
        that no machine can read, of which a person says that they have read it."""
        return self.stops or self.code == "unreadable"

    @property
    def cleanable(self) -> bool:
        """Whether a copy without what was found can be downloaded."""
        return self.code == "hidden" and bool(self.file)

    def sentence(self) -> str:
        """Return the finding in one line, for messages and the rows of an import."""
        said = _("%(place)s：%(label)s“%(excerpt)s”") % {
            "place": self.place,
            "label": self.label,
            "excerpt": self.excerpt,
        }
        return said + (_("，建议：%(proposal)s") % {"proposal": self.proposal} if self.proposal else "")

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def fingerprint_of(code: str, matched: str, field: str) -> str:
    """Return what a dismissal names: a keyed hash, because a telephone number's plain hash is soon guessed."""
    return salted_hmac(SALT, f"{code}\n{matched}\n{field}", algorithm="sha256").hexdigest()[:40]


def mask_id(digits: str) -> str:
    """Return `35*************123`, or its like for other lengths: the form of the 通报 about leaked numbers."""
    return f"{digits[:2]}{'*' * (len(digits) - 5)}{digits[-3:]}"


def mask_middle(text: str, first: int = 3, last: int = 4) -> str:
    """Return `138****1234`."""
    if len(text) <= first + last:
        return "*" * len(text)
    return f"{text[:first]}{'*' * (len(text) - first - last)}{text[len(text) - last :]}"
