"""Talk that no known phrase covers: what a model learned from committed lists makes of it, and of answers."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.interview import likeness
from handover.interview.replies import AnswerText, Guess, InterviewCommand, NotApplicable, Unclear, parse_reply
from tests.corpus.interview import learn, said

SOME = said()[::8]


def test_the_weights_are_made_from_the_lists() -> None:
    """`make talk-weights` after a change of a list, of the features or of how is learned."""
    first = likeness.WEIGHTS.read_text(encoding="utf-8").splitlines()[0]
    assert first.endswith(f" {learn.digest()}")


def test_learning_twice_teaches_the_same() -> None:
    few = learn.learned_from()[::60]
    assert learn.learn(few) == learn.learn(few)


def test_talk_is_not_filed_and_answers_are_hardly_asked_about() -> None:
    """B: of talk in seven languages nearly all was filed where its wording was not in a list."""
    talk = [one.text for one in SOME if one.talk]
    answers = [one.text for one in SOME if not one.talk]
    filed = [text for text in talk if isinstance(parse_reply(text), AnswerText | NotApplicable)]
    asked = [text for text in answers if isinstance(parse_reply(text), Unclear)]
    swallowed = [text for text in answers if isinstance(parse_reply(text), InterviewCommand)]
    assert len(filed) <= len(talk) // 20, filed
    assert len(asked) <= len(answers) * 3 // 100, asked
    assert swallowed == []


def test_what_was_not_learned_is_told_apart_too() -> None:
    """B: a third of the messages teach what others are: much of the talk is found, and few answers are mistaken for it."""
    unseen = said()[::10]
    seen = {one.text for one in unseen}
    weights = learn.learn([one for one in islice(learn.learned_from(), 0, None, 3) if one.text not in seen])
    like_talk = {one: likeness.score(one.text, weights) >= likeness.LIKE_TALK for one in unseen}
    talk = [like_talk[one] for one in unseen if one.talk]
    answers = [like_talk[one] for one in unseen if not one.talk]
    assert sum(talk) >= len(talk) / 2
    assert sum(answers) <= 0.1 * len(answers)


@pytest.mark.parametrize("text", ["see https://docs.example/plan", "who signs? Ana.", "- Ana\n- Tom", "42"])
def test_what_says_something_is_an_answer(text: str) -> None:
    assert not likeness.reads_like_talk(text)


def test_what_asks_is_taken_for_a_question_and_the_rest_for_a_remark() -> None:
    asks = next(one.text for one in said() if one.text == "does Priya see this right away?")
    assert parse_reply(asks) == Unclear(asks, Guess.HELP)
    remark = next(one.text for one in said() if one.text == "I clicked the wrong button")
    assert parse_reply(remark) == Unclear(remark, Guess.REMARK)


@given(st.text(max_size=200))
def test_any_text_is_read_without_fail(text: str) -> None:
    likeness.reads_like_talk(text)
    assert likeness.features(text) == sorted(set(likeness.features(text)))
