"""Which question is put, which one a reply belongs to, and how the interview is paused and goes on."""

from datetime import timedelta

import pytest

from handover.interview.answering import mark_not_applicable
from handover.interview.jobs import ASK_MEANING, PROMPT
from handover.interview.progress import asked_items, progress, unanswered
from handover.interview.prompts import with_interview
from handover.interview.questions import back, pause_interview, put_next_prompt, resume, skip
from handover.interview.refusals import (
    NoPreviousPrompt,
    NoPromptYet,
    NotApplicableWithoutReason,
    PromptClosed,
    PromptStillOpen,
)
from handover.model.answers import Question
from handover.model.field_problems import FieldProblems
from handover.model.handover import Status
from handover.model.interview import PromptKind, PromptOutcome
from handover.model.people import Role
from handover.model.refusals import NotActive
from handover.time.timestamps import moment_of, stamp_of
from tests.examples import DANA, NOW, PRIYA, a_handover
from tests.handover.talk import Talk

ITEMS = ["status", "goals", "risks", "extras"]


def test_the_first_question_is_put_when_the_handover_opens() -> None:
    talk = Talk()
    assert talk.now_asked == "status"
    assert [one.kind for one in talk.said] == [PROMPT]
    assert talk.said[0].ref == {"user": DANA, "role": "outgoing", "seq": "1"}


def test_a_reply_is_the_answer_and_the_next_question_follows() -> None:
    talk = Talk()
    talk.hear("Calm but watchful.")
    assert (talk.text("status"), talk.now_asked) == ("Calm but watchful.", "goals")
    assert talk.handover.answer("status").by == DANA


def test_progress_counts_questions_and_the_minutes_left() -> None:
    talk = Talk()
    where = progress(talk.handover, "status")
    assert (where.number, where.total, where.minutes) == (1, 4, 8)
    talk.hear("Calm.")
    where = progress(talk.handover, "goals")
    assert (where.number, where.total, where.minutes) == (2, 4, 6)


def test_the_whole_interview_ends_with_thanks_and_a_later_word_is_not_guessed() -> None:
    talk = Talk()
    for item in ITEMS:
        talk.hear(f"All about {item}.")
    assert talk.current.kind is PromptKind.FINISHED
    assert unanswered(talk.handover, Role.OUTGOING) == ()
    talk.hear("One more thing")
    assert (talk.said[-1].kind, talk.said[-1].ref["targets"]) == (ASK_MEANING, "item:extras")
    assert talk.text("extras") == "All about extras."
    talk.hear("+ One more thing")
    assert talk.text("extras") == "All about extras.\nOne more thing"


def test_twelve_thousand_characters_are_kept_whole() -> None:
    talk = Talk()
    long = "word " * 2400
    talk.hear(long)
    assert talk.text("status") == long.strip()


def test_messages_sent_before_the_next_question_shows_join_one_answer_in_the_order_they_were_written() -> None:
    talk = Talk()
    first, second, third = talk.stamp(), talk.stamp(), talk.stamp()
    talk.prompts_arrive = False
    talk.hear("two", stamp=second)
    talk.hear("three", stamp=third)
    talk.hear("one", stamp=first)
    assert talk.text("status") == "one\ntwo\nthree"
    assert talk.notes() == []
    talk.show()
    talk.hear("the goals")
    assert talk.text("goals") == "the goals"


def test_an_answer_typed_while_the_next_question_arrives_stays_with_its_question() -> None:
    talk = Talk()
    typed = talk.stamp()
    talk.hear("Calm.")
    talk.hear("Watchful.", stamp=typed)
    assert talk.text("status") == "Watchful.\nCalm."
    assert talk.text("goals") == ""
    assert talk.notes() == ["saved"]


def test_a_plus_adds_to_the_previous_answer_even_if_that_was_not_applicable() -> None:
    talk = Talk()
    talk.hear("Calm.")
    talk.hear("+ But watchful.")
    assert (talk.text("status"), talk.now_asked) == ("Calm.\nBut watchful.", "goals")
    talk.hear("n/a – no goals")
    talk.hear("+ none at all")
    answer = talk.handover.answer("goals")
    assert (answer.not_applicable, answer.text) == ("no goals", "none at all")


def test_a_plus_with_nothing_before_is_simply_the_answer() -> None:
    talk = Talk()
    talk.hear("+ Calm.")
    assert talk.text("status") == "Calm."


def test_skipped_questions_come_again_after_the_end() -> None:
    talk = Talk()
    talk.hear("skip")
    assert talk.now_asked == "goals"
    for item in ITEMS[1:]:
        talk.hear(f"About {item}.")
    assert talk.current.kind is PromptKind.FINISHED
    talk.hear("continue")
    assert talk.now_asked == "status"
    talk.hear("Calm.")
    assert talk.current.kind is PromptKind.FINISHED
    assert unanswered(talk.handover, Role.OUTGOING) == ()


def test_back_puts_the_question_before_again_and_a_reply_is_added_to_what_was_said() -> None:
    talk = Talk()
    talk.hear("Calm.")
    talk.hear("skip")
    talk.hear("back")
    assert talk.now_asked == "goals"
    talk.hear("back")
    assert talk.now_asked == "status"
    talk.hear("And watchful.")
    assert (talk.text("status"), talk.now_asked) == ("Calm.\nAnd watchful.", "goals")
    with pytest.raises(NoPreviousPrompt):
        back(Talk().handover, 1)


def test_back_from_the_end_leads_to_the_last_question() -> None:
    talk = Talk()
    for item in ITEMS:
        talk.hear(f"About {item}.")
    talk.hear("back")
    assert talk.now_asked == "extras"


def test_later_pauses_until_somebody_replies() -> None:
    talk = Talk()
    talk.hear("later")
    assert talk.handover.interview_of(Role.OUTGOING).paused
    assert talk.handover.interview_of(Role.OUTGOING).current is None
    assert talk.notes() == ["later"]
    talk.hear("Calm.")
    assert (talk.text("status"), talk.now_asked) == ("Calm.", "goals")
    assert not talk.handover.interview_of(Role.OUTGOING).paused


def test_continue_after_later_puts_the_question_again() -> None:
    talk = Talk()
    talk.hear("Later.")
    talk.hear("continue")
    assert (talk.now_asked, talk.current.seq) == ("status", 2)


def test_continue_does_not_repeat_a_question_that_is_in_sight() -> None:
    talk = Talk()
    posted = talk.current.posted_at
    assert posted is not None
    with pytest.raises(PromptStillOpen):
        resume(talk.handover, Role.OUTGOING, posted + timedelta(seconds=59))
    again = resume(talk.handover, Role.OUTGOING, posted + timedelta(days=2)).handover.interview_of(Role.OUTGOING)
    assert [(one.subject, one.outcome) for one in again.prompts] == [
        ("status", PromptOutcome.SUPERSEDED),
        ("status", PromptOutcome.OPEN),
    ]
    with pytest.raises(PromptStillOpen):
        resume(with_interview(talk.handover, again), Role.OUTGOING, posted + timedelta(days=3))


def test_a_button_pressed_twice_moves_on_once() -> None:
    talk = Talk()
    talk.settle(skip(talk.handover, 1))
    for rule in (skip, pause_interview, back):
        with pytest.raises(PromptClosed):
            rule(talk.handover, 1)
    assert talk.now_asked == "goals"


def test_not_applicable_needs_a_because() -> None:
    talk = Talk()
    with pytest.raises(NotApplicableWithoutReason):
        talk.hear("n/a")
    assert talk.now_asked == "status"
    talk.hear("n/a because they are new")
    assert talk.handover.answer("status").not_applicable == "they are new"
    assert (talk.now_asked, talk.handover.answer("status").given) == ("goals", True)


def test_an_answer_after_not_applicable_keeps_the_reason_that_was_given() -> None:
    talk = Talk()
    talk.hear("n/a – they are new")
    talk.hear("back")
    talk.hear("They have one goal after all.")
    answer = talk.handover.answer("status")
    assert (answer.text, answer.not_applicable) == ("they are new\nThey have one goal after all.", "")


def test_a_second_reason_keeps_the_first() -> None:
    talk = Talk()
    first = talk.hear("n/a – they are new")
    talk.hear("back")
    talk.hear("n/a – and they are small")
    answer = talk.handover.answer("status")
    assert (answer.text, answer.not_applicable) == ("they are new", "and they are small")
    talk.change(first, "They are brand new")
    assert talk.text("status") == "They are brand new"


def test_not_applicable_by_form() -> None:
    talk = Talk()
    talk.settle(mark_not_applicable(talk.handover, 1, " they are new ", by=DANA, now=NOW))
    assert talk.handover.answer("status").not_applicable == "they are new"
    assert talk.now_asked == "goals"
    with pytest.raises(PromptClosed):
        mark_not_applicable(talk.handover, 1, "again", by=DANA, now=NOW)
    with pytest.raises(FieldProblems) as refusal:
        mark_not_applicable(talk.handover, 2, "  ", by=DANA, now=NOW)
    assert refusal.value.problems == {"reason": "missing"}


def test_a_file_or_link_alone_is_an_answer() -> None:
    talk = Talk()
    talk.hear("", "plan.pdf")
    answer = talk.handover.answer("status")
    assert answer.given
    assert [(one.title, one.by) for one in answer.evidence] == [("plan.pdf", DANA)]
    assert talk.now_asked == "goals"


def test_a_redelivered_message_changes_nothing() -> None:
    talk = Talk()
    stamp = talk.hear("Calm.")
    before = talk.handover
    talk.hear("Calm.", stamp=stamp)
    assert talk.handover == before


def test_nothing_is_guessed_before_the_first_question_shows() -> None:
    talk = Talk(prompts_arrive=False)
    for text in ("Calm.", "skip"):
        with pytest.raises(NoPromptYet):
            talk.hear(text)


@pytest.mark.parametrize("status", [Status.PAUSED, Status.COMPLETED, Status.CANCELLED])
@pytest.mark.parametrize("text", ["Calm.", "skip", "later", "back", "continue", "n/a – none"])
def test_nothing_is_taken_down_while_the_handover_does_not_run(status: Status, text: str) -> None:
    talk = Talk()
    talk.change_fields(status=status)
    with pytest.raises(NotActive):
        talk.hear(text)


def test_questions_of_the_incoming_go_ahead_of_items() -> None:
    handover = a_handover(questions=(Question("q1", "status", "Who decides?", PRIYA, NOW),))
    asked, _ = put_next_prompt(handover, Role.OUTGOING)
    current = asked.interview_of(Role.OUTGOING).current
    assert current is not None
    assert (current.kind, current.subject) == (PromptKind.QUESTION, "q1")


def test_only_items_of_the_outgoing_are_asked() -> None:
    assert [item.key for item in asked_items(a_handover(), Role.OUTGOING)] == ITEMS


@pytest.mark.parametrize("stamp", ["1772442000.000100", "0.000001", "1999999999.999999", "1772442000.100000"])
def test_stamps_name_moments_exactly(stamp: str) -> None:
    assert stamp_of(moment_of(stamp)) == stamp
