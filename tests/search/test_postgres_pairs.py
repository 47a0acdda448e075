from hypothesis import given
from hypothesis import strategies as st

from search.engines.pairs import pairs_of
from search.tokens import squeezed


def test_a_pair_is_the_two_characters_themselves() -> None:
    assert pairs_of("农田") == {int.from_bytes("农田".encode("utf-16-le"), "little", signed=True)}
    assert pairs_of("农") == set()


@given(st.text(), st.text(), st.text())
def test_a_text_has_all_pairs_of_a_phrase_in_it(before: str, phrase: str, after: str) -> None:
    middle = squeezed(phrase)
    assert pairs_of(middle) <= pairs_of(squeezed(before) + middle + squeezed(after))


@given(st.text())
def test_pairs_fit_the_column(text: str) -> None:
    assert all(-(2**31) <= pair < 2**31 for pair in pairs_of(squeezed(text)))
