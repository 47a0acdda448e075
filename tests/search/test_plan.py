import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.plan import MAX_LENGTH, Clause, make_plan
from search.tokens import squeezed, tokens


def test_the_whole_phrase_comes_first_then_its_words() -> None:
    plan = make_plan("居住证办理")
    assert plan.exact == (
        Clause("title", ("居住证办理",)),
        Clause("title", ("居住证", "办理")),
        Clause("anywhere", ("居住证办理",)),
    )
    assert plan.spread == Clause("anywhere", ("居住证", "办理"))


def test_a_blank_parts_phrases() -> None:
    assert make_plan("基本农田 保护").parts == ("基本农田", "保护")


def test_frames_of_questions_are_no_words() -> None:
    plan = make_plan("请问扬尘污染防治的规定在哪里查")
    assert plan.words == ("扬尘", "污染", "防治", "规定", "查")
    assert plan.strong == ("扬尘", "污染", "防治")
    assert plan.cores == ("扬尘污染防治",)


def test_the_frame_is_taken_off_where_a_word_breaks_off() -> None:
    assert make_plan("焦作市城市绿是怎么规定的").bare == "焦作市城市绿"


def test_a_query_of_general_words_alone_keeps_them() -> None:
    plan = make_plan("管理规定")
    assert plan.phrase == "管理规定"
    assert "规定" in plan.words


@pytest.mark.parametrize("query", ["国发〔2019〕5号", "国发[2019]05号", "国发 2019 5号", "國發（２０１９）第5號"])
def test_a_document_number_has_one_key_and_one_phrase(query: str) -> None:
    plan = make_plan(query)
    assert (plan.number, plan.phrase) == ("国发20195号", "国发 2019 5 号")
    assert plan.words == (plan.phrase,)


def test_letters_are_read_as_pinyin_in_every_way() -> None:
    assert {("xian",), ("xi", "an")} <= set(make_plan("xian").syllables)
    assert make_plan("xi'an").syllables == make_plan("xian").syllables


def test_few_letters_may_be_initials() -> None:
    assert make_plan("jbnt").initials == "jbnt"
    assert make_plan("jb").initials == ""
    assert make_plan("基本").initials == ""


@pytest.mark.parametrize("query", ["", "   ", "？！…", "😀🔥", "_%*()", "\u200b", "\x00"])
def test_without_any_character_there_is_no_plan(query: str) -> None:
    plan = make_plan(query)
    assert not plan
    assert plan.exact == ()


def test_only_single_characters_are_kept_when_there_is_nothing_else() -> None:
    assert make_plan("水 电").spread == Clause("anywhere", ("水", "电"))
    assert "水" not in make_plan("水 供热").spread.phrases


ANY_TEXT = st.text(max_size=60)


@given(ANY_TEXT)
@example("令" * 60)
@example("a" * 60)
@example("\ud800")
def test_any_text_has_a_plan(text: str) -> None:
    plan = make_plan(text)
    assert bool(plan) == bool(tokens(plan.query))
    for clause in (*plan.exact, *plan.relaxed, plan.spread, plan.thin):
        assert all(tokens(phrase) for phrase in clause.phrases)


@given(ANY_TEXT)
def test_every_phrase_is_squeezed(text: str) -> None:
    plan = make_plan(text)
    for phrase in (plan.phrase, *plan.parts, *plan.words, *plan.cores, *plan.strong, *plan.pairs):
        assert phrase == squeezed(phrase)


@given(ANY_TEXT)
def test_the_same_query_has_the_same_plan(text: str) -> None:
    assert make_plan(text) == make_plan(text)
    assert hash(make_plan(text)) == hash(make_plan(text))


def test_what_is_beyond_the_longest_query_is_not_read() -> None:
    assert make_plan("热" * 10_000).phrase == "热" * MAX_LENGTH
