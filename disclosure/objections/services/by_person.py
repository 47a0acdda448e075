"""What whoever objected may do from the status page: add a word, take it back, have their contact data erased."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from base import clock
from disclosure.objections import trail
from disclosure.objections.models import AddedWord, Objection
from disclosure.objections.services.erase_contact import erase_contact
from disclosure.objections.services.file_objection import ObjectionRefused
from disclosure.objections.services.tell import tell_word_added

MOST_WORDS = 20
LONGEST = 2000


@transaction.atomic
def add_word(objection: Objection, text: str) -> AddedWord:
    """Add to what was written; the same text again right after is the same word. Raises ObjectionRefused."""
    text, last = text.strip(), objection.added.last()
    if last and last.text == text:
        return last
    reasons = []
    if not objection.is_open:
        reasons.append(_("已经办结或者撤回，不能再补充。可以重新提出。"))
    if not text:
        reasons.append(_("请写明要补充的内容。"))
    if len(text) > LONGEST:
        reasons.append(_("补充说明不能超过 %(most)d 字。") % {"most": LONGEST})
    if objection.added.count() >= MOST_WORDS:
        reasons.append(_("补充次数已满，请电话联系办理单位。"))
    if reasons:
        raise ObjectionRefused(reasons)
    word = AddedWord.objects.create(objection=objection, text=text, at=clock.now())
    tell_word_added(objection)
    return word


@transaction.atomic
def take_back(objection: Objection) -> None:
    """撤回: nothing more is done. Raises ObjectionRefused once it is closed."""
    row = Objection.objects.select_for_update().get(pk=objection.pk)
    if not row.is_open:
        raise ObjectionRefused([_("已经办结或者撤回。")])
    row.taken_back_at = clock.now()
    row.save(update_fields=["taken_back_at"])
    trail.note_public("take_back", row)
    tell_word_added(row)


def forget_me(objection: Objection) -> None:
    """Erase name and contact at the person's word (个人信息保护法 art. 47); the answer stays readable by code."""
    erase_contact(objection, why="person")
