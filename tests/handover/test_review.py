"""The incoming CSM's review, and the evidence that backs answers up."""

from collections.abc import Callable

import pytest

from handover.evidence import links_in, save_message
from handover.interview.questions import pause_interview
from handover.model.decision import Decision
from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover, Status
from handover.model.interview import PromptKind, PromptOutcome
from handover.model.people import Role
from handover.model.refusals import AlreadyDone, NotActive, NotYours
from handover.questions import QUESTION_REPLIED, UnknownQuestion
from handover.review import (
    NotReviewable,
    accept,
    answer_fingerprint,
    ask,
    may_review,
    reply_to,
    reviewed_items,
    unchanged_since_seen,
)
from tests.examples import AIKO, DANA, NOW, PRIYA, SMALL_PLAYBOOK, a_handover, an_item
from tests.handover.talk import Talk


def answered() -> Talk:
    """Return a talk in which two questions are answered."""
    talk = Talk()
    talk.hear("Calm.")
    talk.hear("Fewer errors.")
    return talk


def test_several_answers_are_accepted_at_once() -> None:
    after = accept(answered().handover, ["status", "goals"], by=PRIYA, now=NOW).handover
    assert [after.answer(item).accepted_by for item in ("status", "goals")] == [PRIYA, PRIYA]
    with pytest.raises(AlreadyDone):
        accept(after, ["goals"], by=PRIYA, now=NOW)


def test_what_cannot_be_accepted() -> None:
    talk = answered()
    with pytest.raises(NotReviewable):
        accept(talk.handover, ["risks"], by=PRIYA, now=NOW)
    asked = ask(talk.handover, "goals", "Which errors?", by=PRIYA, now=NOW).handover
    with pytest.raises(NotReviewable):
        accept(asked, ["goals"], by=PRIYA, now=NOW)
    with pytest.raises(NotReviewable):
        ask(talk.handover, "risks", "Which?", by=PRIYA, now=NOW)


@pytest.mark.parametrize(
    ("person", "may"), [(PRIYA, True), ("U0BACKUP", True), (DANA, False), (AIKO, False), ("", False)]
)
def test_only_the_incoming_or_their_backup_accept(person: str, may: bool) -> None:
    talk = answered()
    talk.change_fields(backup="U0BACKUP")
    assert may_review(talk.handover, person) is may
    if not may:
        with pytest.raises(NotYours):
            accept(talk.handover, ["status"], by=person, now=NOW)
        with pytest.raises(NotYours):
            ask(talk.handover, "status", "Why?", by=person, now=NOW)


def test_a_tick_counts_only_for_the_words_that_were_read() -> None:
    talk = answered()
    ticked = {item: answer_fingerprint(talk.handover.answer(item)) for item in ("status", "goals")}
    talk.hear("+ In all three warehouses.")
    assert unchanged_since_seen(talk.handover, ticked) == ("status",)


def test_a_question_goes_ahead_of_the_waiting_item_which_comes_again_after_the_reply() -> None:
    talk = answered()
    talk.settle(ask(talk.handover, "status", " Why watchful? ", by=PRIYA, now=NOW))
    assert (talk.current.kind, talk.now_asked) == (PromptKind.QUESTION, "q1")
    talk.hear("Because of the SSO delay.")
    (question,) = talk.handover.questions
    assert (question.text, question.reply, question.open) == ("Why watchful?", "Because of the SSO delay.", False)
    assert talk.now_asked == "risks"


def test_an_answer_to_the_item_that_crosses_with_the_question_stays_with_the_item() -> None:
    talk = answered()
    typed = talk.stamp()
    talk.settle(ask(talk.handover, "status", "Why?", by=PRIYA, now=NOW))
    talk.hear("The renewal.", stamp=typed)
    assert talk.text("risks") == "The renewal."
    assert talk.now_asked == "q1"


def test_a_question_reopens_an_accepted_answer_and_so_does_the_reply() -> None:
    talk = answered()
    talk.settle(accept(talk.handover, ["status"], by=PRIYA, now=NOW))
    talk.settle(ask(talk.handover, "status", "Why?", by=PRIYA, now=NOW))
    assert not talk.handover.answer("status").accepted
    talk.hear("Because.")
    talk.settle(accept(talk.handover, ["status"], by=PRIYA, now=NOW))
    talk.hear("+ And so on.")
    assert not talk.handover.answer("status").accepted


def test_two_questions_are_put_one_after_the_other() -> None:
    talk = answered()
    talk.settle(ask(talk.handover, "status", "Why?", by=PRIYA, now=NOW))
    talk.settle(ask(talk.handover, "goals", "Which?", by=PRIYA, now=NOW))
    assert talk.now_asked == "q1"
    talk.hear("Because.")
    assert talk.now_asked == "q2"
    talk.hear("skip")
    assert talk.now_asked == "risks"
    assert [one.open for one in talk.handover.questions] == [False, True]


def test_a_question_comes_although_the_interview_is_paused_and_it_stays_so() -> None:
    talk = answered()
    talk.settle(pause_interview(talk.handover, talk.current.seq))
    talk.settle(ask(talk.handover, "status", "Why?", by=PRIYA, now=NOW))
    assert talk.now_asked == "q1"
    talk.hear("n/a because nobody knows")
    assert talk.handover.questions[0].reply == "n/a because nobody knows"
    assert (talk.now_asked, talk.handover.interview_of(Role.OUTGOING).paused) == ("", True)
    assert talk.notes()[-1] == "passed_on"
    talk.hear("continue")
    assert talk.now_asked == "risks"


def test_an_empty_question_is_refused_and_the_same_one_is_asked_once() -> None:
    talk = answered()
    with pytest.raises(FieldProblems) as refusal:
        ask(talk.handover, "status", "  ", by=PRIYA, now=NOW)
    assert refusal.value.problems == {"question": "missing"}
    once = ask(talk.handover, "status", "Why?", by=PRIYA, now=NOW).handover
    with pytest.raises(AlreadyDone):
        ask(once, "status", "Why?", by=PRIYA, now=NOW)


def test_a_reply_in_the_form_settles_the_question_in_the_thread() -> None:
    talk = answered()
    talk.settle(ask(talk.handover, "status", "Why?", by=PRIYA, now=NOW))
    decision = reply_to(talk.handover, "q1", "Because.", by=DANA, now=NOW)
    assert QUESTION_REPLIED in [one.kind for one in decision.jobs]
    talk.settle(decision)
    assert talk.now_asked == "risks"
    outcomes = {one.subject: one.outcome for one in talk.handover.interview_of(Role.OUTGOING).prompts}
    assert outcomes["q1"] is PromptOutcome.ANSWERED
    with pytest.raises(AlreadyDone):
        reply_to(talk.handover, "q1", "Because!", by=DANA, now=NOW)


def test_who_may_reply() -> None:
    talk = answered()
    talk.settle(ask(talk.handover, "status", "Why?", by=PRIYA, now=NOW))
    assert reply_to(talk.handover, "q1", "Because.", by=AIKO, now=NOW).handover.questions[0].reply == "Because."
    with pytest.raises(NotYours):
        reply_to(talk.handover, "q1", "Because.", by=PRIYA, now=NOW)
    with pytest.raises(UnknownQuestion):
        reply_to(talk.handover, "q9", "Because.", by=DANA, now=NOW)
    with pytest.raises(FieldProblems):
        reply_to(talk.handover, "q1", " ", by=DANA, now=NOW)


def test_the_incoming_reviews_everything_but_their_own() -> None:
    own = an_item("research", owner=Role.INCOMING)
    handover = a_handover(
        playbook=type(SMALL_PLAYBOOK)("p", "P", "P", (*SMALL_PLAYBOOK.items, own), SMALL_PLAYBOOK.steps)
    )
    assert reviewed_items(handover) == SMALL_PLAYBOOK.items


@pytest.mark.parametrize("status", [Status.PAUSED, Status.COMPLETED, Status.CANCELLED])
def test_nothing_is_judged_while_the_handover_does_not_run(status: Status) -> None:
    talk = answered()
    talk.settle(ask(talk.handover, "status", "Why?", by=PRIYA, now=NOW))
    talk.change_fields(status=status)
    rules: tuple[Callable[[Handover], Decision], ...] = (
        lambda h: accept(h, ["goals"], by=PRIYA, now=NOW),
        lambda h: ask(h, "goals", "Why?", by=PRIYA, now=NOW),
        lambda h: reply_to(h, "q1", "Because.", by=DANA, now=NOW),
        lambda h: save_message(h, "goals", "Text", "https://x.example/1", by=DANA, now=NOW),
    )
    for rule in rules:
        with pytest.raises(NotActive):
            rule(talk.handover)


def saved(handover: Handover, text: str = "They renewed!", link: str = "https://acme.example/p1") -> Handover:
    return save_message(handover, "goals", text, link, by=PRIYA, now=NOW).handover


def test_a_saved_message_is_evidence_whole_and_once() -> None:
    text = "long " * 3000
    after = saved(a_handover(), text)
    (evidence,) = after.answer("goals").evidence
    assert (evidence.title, evidence.link, evidence.by) == (text.strip(), "https://acme.example/p1", PRIYA)
    with pytest.raises(AlreadyDone):
        saved(after)
    assert saved(a_handover(), " ").answer("goals").evidence[0].title == "A message without words"


def test_a_saved_message_does_not_take_the_question_away_from_the_outgoing() -> None:
    talk = Talk()
    talk.settle(save_message(talk.handover, "status", "See here", "https://x.example/1", by=PRIYA, now=NOW))
    assert talk.now_asked == "status"
    talk.hear("Calm.")
    assert (talk.text("status"), len(talk.handover.answer("status").evidence)) == ("Calm.", 1)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://acme.example/plan.", ["https://acme.example/plan"]),
        ("(http://a.example/x?y=1&z=2)", ["http://a.example/x?y=1&z=2"]),
        ("https://a.example/ and https://a.example/", ["https://a.example/"]),
        ("javascript:alert(1) ftp://a.example", []),
        ("no links", []),
    ],
)
def test_links_are_found_in_text(text: str, links: list[str]) -> None:
    assert [one.link for one in links_in(text)] == links
