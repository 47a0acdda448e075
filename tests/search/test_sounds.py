import pytest

from search import sounds


def test_a_title_is_kept_as_read_in_context_and_alone() -> None:
    assert sounds.sound_of("重庆市") == "chong qing shi zz zhong qing shi"
    assert sounds.sound_of("农田") == "nong tian"


def test_initials_follow_the_context() -> None:
    assert sounds.initials_of("重庆农田") == "cqnt"


def test_words_of_letters_stay() -> None:
    assert sounds.sound_of("关于 wto 的") == "guan yu wto de"


@pytest.mark.parametrize(
    ("letters", "way"), [("nongtian", ("nong", "tian")), ("xian", ("xi", "an")), ("lvyou", ("lv", "you"))]
)
def test_letters_are_cut_into_syllables(letters: str, way: tuple[str, ...]) -> None:
    assert way in sounds.readings(letters)


@pytest.mark.parametrize("letters", ["", "tax", "bdcdj", "a" * 61])
def test_what_is_no_pinyin_has_no_reading(letters: str) -> None:
    assert sounds.readings(letters) == ()


def test_few_readings_are_kept_of_very_many() -> None:
    assert 0 < len(sounds.readings("xianxianxianxianxianxian")) <= sounds.MAX_READINGS
