from hypothesis import given
from hypothesis import strategies as st

from search.tokens import spaced, squeezed, tokens


def test_characters_stand_side_by_side_and_words_apart() -> None:
    assert squeezed("国发〔2019〕5号，关于WTO的通知") == "国发 2019 5 号关于 wto 的通知"
    assert squeezed("Hello, World") == " hello world "


def test_every_token_has_blanks_around_it_for_a_tokenizer_of_blanks() -> None:
    assert spaced("国发 2019 5 号") == "国 发 2019 5 号"


@given(st.text())
def test_squeezing_twice_changes_nothing(text: str) -> None:
    assert squeezed(squeezed(text)) == squeezed(text)


@given(st.text())
def test_squeezing_loses_no_token(text: str) -> None:
    assert tokens(squeezed(text)) == spaced(squeezed(text)).split()


@given(st.text(), st.text())
def test_a_text_contains_its_parts(one: str, other: str) -> None:
    both = squeezed(f"{one}。{other}")
    assert squeezed(one) in both
    assert squeezed(other) in both
