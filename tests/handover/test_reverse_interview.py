"""The reverse interview: which questions are suggested, which item each belongs to, and what stays open."""

from dataclasses import replace

import pytest

from bot.startup import playbooks
from handover.interview.questions import begin, skip
from handover.model.answers import Answer, Part, Question
from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover
from handover.model.interview import PromptKind
from handover.model.people import Role
from handover.model.refusals import NotYours
from handover.questions import after_reply
from handover.reverse_interview.agenda import agenda, save_agenda
from handover.reverse_interview.asking import ask_several, reply_to_several, suggested
from handover.reverse_interview.catalogue import SUGGESTED
from handover.todos import TodoKind, todos
from tests.examples import DANA, LUCAS, NOW, PRIYA, a_handover

LONGEST_OPTION = 75
"""Characters of an option that Slack shows."""
BOOKS = playbooks()


def asked(*keys: str, own: str = "", handover: Handover | None = None) -> Handover:
    running = handover or begin(a_handover(), Role.OUTGOING)[0]
    return ask_several(running, keys, own, by=PRIYA, now=NOW).handover


def test_the_suggested_questions_can_be_shown_and_told_apart() -> None:
    assert len({one.key for one in SUGGESTED}) == len({one.text for one in SUGGESTED}) == len(SUGGESTED)
    assert all(len(one.text) <= LONGEST_OPTION and one.practices for one in SUGGESTED)
    assert {key for one in SUGGESTED for key in one.playbooks} <= set(BOOKS)


@pytest.mark.parametrize("book", sorted(BOOKS))
def test_every_playbook_has_a_dozen_or_so(book: str) -> None:
    assert 12 <= len(suggested(a_handover(playbook=BOOKS[book]))) <= 16


def test_what_they_are_about_is_asked_in_some_playbook() -> None:
    items = {item.key for book in BOOKS.values() for item in book.items}
    assert {key for one in SUGGESTED for key in (*one.about, *one.answered_by)} <= items


def test_what_is_answered_or_asked_already_is_not_suggested() -> None:
    handover = a_handover(playbook=BOOKS["standard"])
    assert "in_my_place" in {one.key for one in suggested(handover)}
    known = Answer("first_steps", (Part("Call Maria.", DANA, NOW),))
    answered = replace(handover, answers={"first_steps": known})
    assert "in_my_place" not in {one.key for one in suggested(answered)}
    assert "failed" not in {one.key for one in suggested(asked("failed", handover=handover))}


def test_they_are_put_in_one_prompt_and_what_is_asked_later_in_another() -> None:
    handover = asked("failed", "refused", own="Who signs?\n\nWho signs?")
    current = handover.interview_of(Role.OUTGOING).current
    assert current is not None
    assert (current.kind, current.subject) == (PromptKind.QUESTIONS, "q1,q2,q3")
    more = asked("silence", "left_alone", handover=skip(handover, current.seq).handover)
    later = more.interview_of(Role.OUTGOING).current
    assert later is not None
    assert later.subject == "q4,q5"


def test_a_single_one_is_put_like_any_question() -> None:
    current = asked("failed").interview_of(Role.OUTGOING).current
    assert current is not None
    assert (current.kind, current.subject) == (PromptKind.QUESTION, "q1")


def test_they_hold_nothing_up() -> None:
    """No to-do for each, nothing that is accepted is taken back, and the handover can be completed without them."""
    handover = asked("failed", "refused")
    assert handover.open_questions() == ()
    assert all(todo.kind is not TodoKind.QUESTION for todo in todos(handover))


def test_what_is_left_empty_waits_for_the_call_and_is_settled_there() -> None:
    handover = asked("failed", "refused", "silence")
    replied = reply_to_several(handover, {"q1": "Weekly calls.", "q2": " "}, by=DANA, now=NOW).handover
    assert [one.id for one in agenda(replied)] == ["q2", "q3"]
    current = replied.interview_of(Role.OUTGOING).current
    assert current is not None
    assert current.kind is PromptKind.ITEM
    talked = save_agenda(replied, "Prices\n", {"q2": "A discount."}, ["q3"], by=PRIYA, now=NOW)
    assert agenda(talked.handover) == ()
    assert talked.handover.agenda_points == "Prices"
    assert [job.ref["questions"] for job in talked.jobs if job.kind == "questions_settled"] == ["q2,q3"]
    assert save_agenda(talked.handover, "Prices", {}, ["q3"], by=PRIYA, now=NOW).jobs == ()


def test_who_may_not_is_refused_and_too_much_or_nothing_is_said() -> None:
    handover = begin(a_handover(), Role.OUTGOING)[0]
    with pytest.raises(NotYours):
        ask_several(handover, ["failed"], "", by=DANA, now=NOW)
    with pytest.raises(NotYours):
        reply_to_several(asked("failed"), {"q1": "No."}, by=LUCAS, now=NOW)
    with pytest.raises(NotYours):
        save_agenda(handover, "x", {}, [], by=LUCAS, now=NOW)
    with pytest.raises(FieldProblems):
        ask_several(handover, [], " \n", by=PRIYA, now=NOW)
    with pytest.raises(FieldProblems):
        asked(own="\n".join(f"Why {number}?" for number in range(21)))


@pytest.mark.parametrize("gathered", [True, False])
def test_a_reply_takes_back_what_was_accepted_unless_its_question_was_asked_with_others(gathered: bool) -> None:
    """Questions asked together are about the account; one asked by itself is about the answer."""
    said = Answer("snapshot", (Part("Calm.", DANA, NOW),), accepted_by=PRIYA, accepted_at=NOW)
    question = Question("q1", "snapshot", "Who hears it first?", PRIYA, NOW, gathered=gathered)
    after = after_reply(a_handover(answers={"snapshot": said}, questions=(question,)), question)
    assert after.answer("snapshot").accepted is gathered
