"""Word lists: editable, versioned, valid from a day on."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure.checks.detectors.wording import ListedWord, Wording
from disclosure.checks.enums import Level, ListKind
from disclosure.checks.knowledge import rules_version
from disclosure.checks.models import Word, WordList, WordListVersion
from disclosure.checks.services.change_words import keep_version
from disclosure.checks.words.listed import current_words
from disclosure.checks.words.seeding import LISTS, plant_words, shipped
from tests.checks.moves import found, hits
from tests.factories import UserFactory

OLD = ListedWord("环保局", replacement="生态环境局", except_in=("环保局域网",), valid_from=date(2019, 1, 1))


def test_a_word_is_shown_with_what_to_write_instead() -> None:
    [hit] = hits("报区环保局备案", wording=Wording([OLD]))
    assert (hit.code, hit.level, hit.proposal) == ("word", "warn", "生态环境局")
    assert "环保局" in hit.shown


def test_what_is_shown_around_it_repeats_no_number() -> None:
    for text in ("身份证号110105190001011234。报环保局", "报环保局，致电13800131234", "报环保局张某138 0013 1234"):
        [word] = [hit for hit in hits(text, wording=Wording([OLD])) if hit.code == "word"]
        assert not any(character.isdigit() for character in word.shown), word.shown


def test_many_words_are_found_at_once_in_the_order_of_their_lists() -> None:
    """Words of one character, words that overlap, words that are the end or the middle of others."""
    spellings = ["囗", "人囗", "作为", "做为", "做作为", "为囗", "a.b", "]-["]
    known = Wording([ListedWord(spelling) for spelling in spellings])
    matched = [hit.matched.partition("@")[0] for hit in hits("人囗做作为囗；a.b与aab；]-[", wording=known)]
    assert matched == ["囗", "囗", "人囗", "作为", "做作为", "为囗", "a.b", "]-["]
    assert hits("", wording=known) == hits("人囗", wording=Wording(())) == []


def test_its_level_is_the_lists() -> None:
    assert found("残废人", wording=Wording([ListedWord("残废人", Level.STOP)])) == [("word", "stop")]


def test_a_right_word_that_contains_it_passes() -> None:
    assert found("接入环保局域网", wording=Wording([OLD])) == []
    assert len(hits("环保局接入环保局域网", wording=Wording([OLD]))) == 1


def test_a_text_from_before_its_day_may_say_it() -> None:
    assert found("报区环保局备案", wording=Wording([OLD]), day=date(2010, 5, 1)) == []


@pytest.mark.parametrize("slug", [entry[0] for entry in LISTS if entry[0] != "leaders"])
def test_the_shipped_lists_are_sound(slug: str) -> None:
    words = list(shipped(slug))
    assert len(words) > 30
    assert len({word["text"] for word in words}) == len(words)
    for word in words:
        assert word["replacement"], word
        assert word["text"] not in word["replacement"] or word["except_in"] or word["replacement"] != word["text"], word
        assert word["level"] in Level.values


@pytest.mark.django_db
class TestVersions:
    def test_they_are_planted_once_and_stay_as_somebody_left_them(self) -> None:
        typos = WordList.objects.get(slug="typos")
        assert typos.words.count() > 200
        typos.words.all().delete()
        plant_words()
        assert not typos.words.exists()

    def test_every_change_is_a_version_with_all_words_and_who_made_it(self) -> None:
        word_list = WordList.objects.create(slug="own", name="本区词表", kind=ListKind.SENSITIVE)
        Word.objects.create(word_list=word_list, text="错词", replacement="对词")
        user = UserFactory(first_name="张三")
        first, second = keep_version(word_list, user, "新增：错词"), keep_version(word_list, user, "再改")
        assert (first.number, second.number) == (1, 2)
        assert first.words["words"][0]["text"] == "错词"
        assert first.made_by["id"] == user.pk
        with pytest.raises(RuntimeError):
            first.save()

    def test_a_change_holds_at_once_and_changes_the_rules_version(self) -> None:
        before = rules_version()
        word_list = WordList.objects.create(slug="own", name="本区词表", kind=ListKind.SENSITIVE)
        Word.objects.create(word_list=word_list, text="错词", variants="措词一，措词二", replacement="对词")
        keep_version(word_list, None, "新增")
        assert {"错词", "措词一", "措词二"} <= {word.spelling for word in current_words()}
        assert rules_version() != before
        word_list.active = False
        word_list.save()
        keep_version(word_list, None, "停用")
        assert "错词" not in {word.spelling for word in current_words()}
        assert rules_version() == before

    def test_of_a_leader_only_the_wrong_spellings_are_looked_for(self) -> None:
        leaders = WordList.objects.get(slug="leaders")
        Word.objects.create(word_list=leaders, text="区长李明", variants="区长李鸣，副区长李明")
        keep_version(leaders, None, "新增")
        wording = Wording(current_words())
        assert found("区长李明主持会议", wording=wording) == []
        assert [hit.proposal for hit in hits("区长李鸣主持会议", wording=wording)] == ["区长李明"]

    def test_the_versions_are_chained_to_their_list_alone(self) -> None:
        assert set(WordListVersion.objects.values_list("number", flat=True)) == {1}
