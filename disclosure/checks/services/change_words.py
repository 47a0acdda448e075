"""Every change of a word list is a version: who, when, what, and all words as they are then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from base import clock
from base.canonical import canonical_json, sha256_of
from disclosure.checks.models import Word, WordList, WordListVersion
from disclosure.checks.trail import note

if TYPE_CHECKING:
    from base.models import User

KEPT = ("text", "variants", "level", "replacement", "reason", "except_in", "valid_from", "valid_until")


@transaction.atomic
def keep_version(word_list: WordList, user: User | None, change: str) -> WordListVersion:
    """Write down a list as it is after a change. Changes of one list take turns."""
    WordList.objects.select_for_update().get(pk=word_list.pk)
    last = WordListVersion.objects.filter(word_list_id=word_list.pk).aggregate(last=Max("number"))["last"] or 0
    words = [
        {name: _plain(getattr(word, name)) for name in KEPT}
        for word in Word.objects.filter(word_list=word_list).order_by("text")
    ]
    state = {"slug": word_list.slug, "name": word_list.name, "kind": word_list.kind, "active": word_list.active}
    version = WordListVersion(
        word_list_id=word_list.pk,
        number=last + 1,
        made_at=clock.now(),
        made_by={"id": user.pk, "username": user.get_username(), "name": user.get_full_name()} if user else {},
        change=change[:200],
        words={"list": state, "words": words},
        hash=sha256_of(canonical_json({"list": state, "words": words})),
    )
    version.save()
    note("checks.wordlist", user, word_list, {"version": version.number, "words": len(words), "hash": version.hash})
    return version


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else str(value) if value is not None else None
