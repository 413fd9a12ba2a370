"""A letter that is too long or hard to read is named; one in plain words is not (P104)."""

import pytest

from handover.introduction.problem import ProblemKind
from handover.introduction.readability import of_reading

PLAIN = "Priya takes over from Monday on. She knows your plans and writes to you this week. "
BUREAUCRATIC = (
    "Notwithstanding organisational restructuring considerations, responsibility concerning aforementioned "
    "relationship management competencies transitions immediately. Comprehensive documentation regarding "
    "implementation prerequisites, escalation responsibilities, communication infrastructure, and contractual "
    "particularities constitutes fundamental preconditions. Participants acknowledge corresponding obligations "
    "including confidentiality, traceability, availability, and interdepartmental harmonisation requirements."
    " Subsequent communications materialise asynchronously through established organisational channels."
)


def test_plain_words_are_easy_to_read() -> None:
    assert list(of_reading("Hello Maria,\n\n" + PLAIN * 5 + "\n\nDana")) == []


def test_long_words_in_long_sentences_are_hard_to_read() -> None:
    assert [(one.kind, one.detail) for one in of_reading(BUREAUCRATIC * 2)] == [(ProblemKind.HARD_TO_READ, "")]


def test_a_sentence_without_an_end_is_named() -> None:
    sentence = "We will meet " + "and meet again " * 14 + "soon."
    assert [(one.kind, one.detail) for one in of_reading(PLAIN + sentence)] == [(ProblemKind.HARD_TO_READ, sentence)]


@pytest.mark.parametrize(("times", "words"), [(18, None), (19, "304")])
def test_a_letter_of_over_300_words_is_too_long(times: int, words: str | None) -> None:
    found = [one.offer for one in of_reading(PLAIN * times) if one.kind is ProblemKind.LONG]
    assert found == ([words] if words else [])


def test_japanese_is_measured_by_its_signs() -> None:
    assert list(of_reading("これまで二年間、誠にありがとうございました。" * 20)) == []
    assert [one.kind for one in of_reading("これまで二年間、誠にありがとうございました。" * 60)] == [ProblemKind.LONG]
    assert [one.kind for one in of_reading("担当が変わりましてお話を伺いまして" * 8 + "。")] == [
        ProblemKind.HARD_TO_READ
    ]
