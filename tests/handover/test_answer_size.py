"""H: one answer that grows by parts is bounded, and that is said; taking something out always works."""

from dataclasses import replace

import pytest

from handover.evidence import save_message
from handover.interview.answering import find_holder
from handover.model.answers import Answer, Part
from handover.model.handover import Handover
from handover.model.refusals import AnswerFull
from handover.questions import with_answer
from tests.examples import NOW, a_handover

PART = "x" * 39_900
"""With what a part costs beside its text: a fifth of an answer."""


def grown(parts: int) -> Handover:
    handover = a_handover()
    for number in range(parts):
        answer = handover.answer("goals")
        part = Part(PART, "U0DANA", NOW, f"{number}.0")
        handover = with_answer(handover, replace(answer, parts=(*answer.parts, part)))
    return handover


def test_an_answer_takes_five_of_the_longest_messages_and_not_a_sixth() -> None:
    assert len(grown(4).answer("goals").parts) == 4
    with pytest.raises(AnswerFull):
        grown(6)


def test_a_message_cannot_be_saved_to_a_full_answer() -> None:
    with pytest.raises(AnswerFull):
        save_message(grown(4), "goals", PART * 2, "https://x.example", by="U0DANA", now=NOW)


def test_many_empty_parts_are_bounded_too() -> None:
    parts = tuple(Part("", "U0DANA", NOW, f"{number}.0") for number in range(2_000))
    with pytest.raises(AnswerFull):
        with_answer(a_handover(), Answer("goals", parts))


def test_an_answer_that_is_too_long_already_can_be_shortened() -> None:
    parts = tuple(Part(PART, "U0DANA", NOW, f"{number}.0") for number in range(9))
    old = a_handover(answers={"goals": Answer("goals", parts)})
    shorter = with_answer(old, Answer("goals", parts[:-1]))
    assert len(shorter.answer("goals").parts) == 8
    assert find_holder(shorter, "8.0") is None
