"""A subject is its string: what is stored or sent comes back as the same kind and key, and nothing else is taken for one."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model.subject import EVERYTHING, KEYED, Subject, SubjectKind

SUBJECTS = st.one_of(
    st.builds(Subject, st.sampled_from(sorted(set(SubjectKind) - KEYED))),
    st.builds(Subject, st.sampled_from(sorted(KEYED)), st.text(min_size=1)),
)


@given(SUBJECTS)
def test_a_subject_is_parsed_from_its_own_string(subject: Subject) -> None:
    again = Subject.parse(str(subject))
    assert (again, again.kind, again.key) == (subject, subject.kind, subject.key)


@given(st.text() | st.builds("{}:{}".format, st.sampled_from(SubjectKind), st.text()))
def test_whatever_is_parsed_has_the_string_it_was_parsed_from(text: str) -> None:
    try:
        subject = Subject.parse(text)
    except ValueError:
        return
    assert str(subject) == text


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("answer", SubjectKind.ANSWER, ""),
        ("question:q1", SubjectKind.QUESTION, "q1"),
        ("step:warm_call", SubjectKind.STEP, "warm_call"),
        ("clear:step:warm_call@U0DANA", SubjectKind.CLEAR, "step:warm_call@U0DANA"),
        ("overdue:answer@U0DANA!,silent:2026-03-05", SubjectKind.OVERDUE, "answer@U0DANA!,silent:2026-03-05"),
        ("*", SubjectKind.EVERYTHING, ""),
    ],
)
def test_strings_of_stored_subjects_keep_their_meaning(text: str, kind: SubjectKind, key: str) -> None:
    subject = Subject.parse(text)
    assert (subject.kind, subject.key, subject) == (kind, key, text)
    assert hash(subject) == hash(text)


@pytest.mark.parametrize("text", ["", "step", "step:", "answer:", "answer:x", "*:x", "snooze", "Answer", " answer"])
def test_other_strings_are_no_subjects(text: str) -> None:
    with pytest.raises(ValueError, match=r"subject|Kind"):
        Subject.parse(text)


def test_a_copy_is_the_same_subject() -> None:
    subject = Subject(SubjectKind.STEP, "warm_call")
    for again in (copy.deepcopy(subject), pickle.loads(pickle.dumps(subject))):
        assert (again, again.kind, again.key) == (subject, subject.kind, subject.key)
    assert EVERYTHING == "*"
