"""What the customer replied: which reply holds, who is asked when about a missing one, and what follows from concerns or a no."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.customer_reply import (
    CallTaken,
    NothingSent,
    ReplyChanged,
    asked_of,
    asked_on,
    call_awaited,
    call_held,
    caller_of,
    not_heard,
    note,
    plan_call,
    silence_key,
    silent_from,
    standing_number,
    standing_reply,
    take_back,
    undo_call,
)
from handover.digest.today import asked_once, entry_status, select_for_digest, waiting_todos
from handover.escalation.reports import open_for_others
from handover.introduction.drafting import mark_sent, take_back_sent
from handover.late import nudged
from handover.model.audit import Reopening
from handover.model.customer_reply import CustomerReply, ReplyKind
from handover.model.declines import Decline
from handover.model.disclosure import Disclosure, texts
from handover.model.handover import Handover, Status
from handover.model.introduction import Introduction
from handover.model.refusals import NotActive
from handover.todos import TodoKind, todos
from tests.examples import AIKO, DANA, PRIYA, a_handover, a_person
from tests.handover.strategies import people

SENT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
"""Monday afternoon."""
WELCOMES, CONCERNS, REFUSES, SILENT = ReplyKind
HOUR = timedelta(hours=1)


def sent(**changes: object) -> Handover:
    """Return a handover whose e-mail Dana has sent."""
    letter = Introduction(version=1, author=DANA, approved_version=1, approved_at=SENT, approved_by=PRIYA)
    letter = replace(letter, sent_by=DANA, sent_at=SENT, marked_by=DANA, reply_awaited=True)
    return replace(a_handover(introduction=letter), **changes)  # type: ignore[arg-type]


def noted(handover: Handover, kind: ReplyKind, text: str = "", *, by: str = DANA, after: timedelta = HOUR) -> Handover:
    return note(handover, kind, text, by=by, now=SENT + after).handover


def kinds_of(handover: Handover, person: str, today: date) -> list[TodoKind]:
    return [
        one.kind
        for one in waiting_todos([handover], a_person(person), today)
        if one.kind in (TodoKind.CUSTOMER_REPLY, TodoKind.CUSTOMER_CALL)
    ]


def test_a_later_reply_holds_and_both_are_kept() -> None:
    said = noted(noted(sent(), CONCERNS, "Who is that?"), WELCOMES, by=PRIYA, after=2 * HOUR)
    assert [(one.kind, one.note, one.by) for one in said.customer_replies] == [
        (CONCERNS, "Who is that?", DANA),
        (WELCOMES, "", PRIYA),
    ]
    assert standing_number(said) == 1


def test_what_is_taken_back_is_kept_and_the_one_before_holds_again() -> None:
    said = noted(noted(sent(), CONCERNS), REFUSES, after=2 * HOUR)
    back = take_back(said, 1, by=PRIYA).handover
    assert (standing_number(back), back.customer_replies[1].taken_back_by) == (0, PRIYA)
    assert take_back(back, 1, by=AIKO).handover is back
    with pytest.raises(ReplyChanged) as refused:
        take_back(noted(back, WELCOMES, by=AIKO, after=3 * HOUR), 0, by=PRIYA)
    assert refused.value.who == AIKO


@pytest.mark.parametrize("kind", [WELCOMES, CONCERNS, REFUSES, SILENT])
def test_the_same_said_again_is_said_once(kind: ReplyKind) -> None:
    once = noted(sent(), kind, "Fine.")
    assert noted(once, kind, " Fine. ", after=2 * HOUR) is once
    assert len(noted(once, kind, "Fine.", by=PRIYA, after=2 * HOUR).customer_replies) == 2


def test_replies_belong_to_the_sending_they_were_given_to() -> None:
    said = noted(sent(), REFUSES)
    unsent = take_back_sent(said, now=SENT + 2 * HOUR).handover
    assert standing_reply(unsent) is None
    with pytest.raises(NothingSent):
        noted(unsent, WELCOMES, after=3 * HOUR)
    again = mark_sent(unsent, by=DANA, now=SENT + 4 * HOUR).handover
    assert (standing_reply(again), silent_from(again)) == (None, SENT + 4 * HOUR)
    assert [one.kind for one in again.customer_replies] == [REFUSES]


def test_after_the_end_nothing_can_be_noted_and_nobody_is_asked() -> None:
    ended = sent(status=Status.COMPLETED)
    with pytest.raises(NotActive):
        noted(ended, WELCOMES)
    assert (silent_from(ended), asked_on(ended, a_person(DANA))) == (None, date.max)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"status": Status.PAUSED}, "it is paused"),
        ({"introduction": replace(sent().introduction, reply_awaited=False)}, "an older version sent it"),
        ({"introduction": replace(sent().introduction, sent_at=None)}, "it is not sent"),
        (
            {"reopenings": (Reopening("More.", date(2026, 4, 1), AIKO, SENT + HOUR, False, SENT),)},
            "it was reopened since",
        ),
        ({"customer_replies": (CustomerReply(WELCOMES, DANA, SENT + HOUR),)}, "they have replied"),
    ],
)
def test_nobody_is_asked_when(changes: dict[str, object], why: str) -> None:
    assert silent_from(sent(**changes)) is None, why
    assert kinds_of(sent(**changes), DANA, date(2026, 3, 30)) == [], why


@pytest.mark.parametrize(
    ("person", "changes", "day"),
    [
        ({}, {}, date(2026, 3, 5)),
        ({"workdays": frozenset({0, 1, 6})}, {}, date(2026, 3, 9)),
        ({"zone": "Pacific/Auckland"}, {}, date(2026, 3, 6)),
        # Tuesday is Liberation Day in Bulgaria.
        ({"country": "BG"}, {}, date(2026, 3, 6)),
        ({"away_from": date(2026, 3, 3), "away_until": date(2026, 3, 9)}, {}, date(2026, 3, 11)),
        ({}, {"paused_days": 2, "resumed_at": SENT + timedelta(days=3)}, date(2026, 3, 9)),
        ({}, {"paused_days": 2, "resumed_at": SENT - HOUR}, date(2026, 3, 5)),
    ],
)
def test_the_third_working_day_is_that_of_the_sender_s_own_calendar(
    person: dict[str, object], changes: dict[str, object], day: date
) -> None:
    dana, handover = a_person(DANA, **person), sent(**changes)
    assert asked_on(handover, dana) == day
    assert asked_once([handover], dana, day - timedelta(days=1)) == frozenset()
    assert asked_once([handover], dana, day) == {(handover.id, "customer_reply:2026-03-02")}


def test_not_yet_asks_again_three_working_days_later_and_a_stale_answer_changes_nothing() -> None:
    thursday = SENT + timedelta(days=3)
    again = not_heard(sent(), "2026-03-02", by=DANA, now=thursday).handover
    assert [one.kind for one in again.customer_replies] == [SILENT]
    assert silence_key(thursday) == "2026-03-05"
    assert asked_on(again, a_person(DANA)) == date(2026, 3, 10)
    for later in (HOUR, timedelta(days=5)):
        assert not_heard(again, "2026-03-02", by=DANA, now=thursday + later).handover is again
    replied = noted(again, WELCOMES, after=timedelta(days=4))
    assert not_heard(replied, "2026-03-05", by=DANA, now=thursday + timedelta(days=2)).handover is replied


def test_who_has_sent_it_is_asked_and_whose_it_is_once_they_take_part_no_more() -> None:
    assert asked_of(sent(introduction=replace(sent().introduction, sent_by=AIKO))) == AIKO
    assert asked_of(sent(introduction=replace(sent().introduction, sent_by="U0GONE"))) == DANA


def test_a_customer_s_silence_is_nobody_s_delay() -> None:
    late = date(2026, 3, 30)
    handover = sent()
    assert TodoKind.CUSTOMER_REPLY in [one.kind for one in todos(handover, late)]
    assert TodoKind.CUSTOMER_REPLY not in [one.kind for one in open_for_others(handover, late)]
    assert TodoKind.CUSTOMER_REPLY not in [one.kind for one in nudged(handover, AIKO, late)]


def test_what_was_asked_before_leaves_its_place_in_the_morning_to_something_else() -> None:
    handover, dana, friday = sent(), a_person(DANA), date(2026, 3, 6)
    asked = asked_once([handover], dana, friday)
    assert (
        asked & {(one.handover.id, one.subject) for one in select_for_digest([handover], dana, friday).todos} == asked
    )
    later = select_for_digest([handover], dana, friday, asked)
    assert not asked & {(one.handover.id, one.subject) for one in later.todos}


@pytest.mark.parametrize(
    ("kind", "by", "changes", "hears"),
    [
        (CONCERNS, DANA, {}, AIKO),
        (REFUSES, PRIYA, {}, AIKO),
        (REFUSES, AIKO, {}, ""),
        (REFUSES, DANA, {"manager": ""}, ""),
        (REFUSES, DANA, {"declines": (Decline(AIKO, "Not mine.", SENT),)}, ""),
        (WELCOMES, DANA, {}, ""),
        (SILENT, DANA, {}, ""),
    ],
)
def test_the_manager_hears_of_concerns_and_a_no_that_somebody_else_has_noted(
    kind: ReplyKind, by: str, changes: dict[str, object], hears: str
) -> None:
    decision = note(sent(**changes), kind, "", by=by, now=SENT + HOUR)
    told = [job.ref["user"] for job in decision.jobs if job.kind == "customer_reply_told"]
    assert told == ([hears] if hears else [])


def test_a_call_is_one_person_s_and_each_step_of_it_can_be_undone() -> None:
    said = noted(sent(), CONCERNS)
    planned = plan_call(said, 0, by=AIKO, now=SENT + 2 * HOUR).handover
    assert call_awaited(planned) == planned.customer_replies[0]
    assert kinds_of(planned, AIKO, date(2026, 3, 3)) == [TodoKind.CUSTOMER_CALL]
    assert plan_call(planned, 0, by=AIKO, now=SENT + 3 * HOUR).handover is planned
    with pytest.raises(CallTaken) as refused:
        plan_call(planned, 0, by=PRIYA, now=SENT + 3 * HOUR)
    assert refused.value.who == AIKO
    held = call_held(planned, 0, by=PRIYA, now=SENT + 4 * HOUR).handover
    assert (held.customer_replies[0].caller, call_awaited(held)) == (AIKO, None)
    assert call_held(held, 0, by=AIKO, now=SENT + 5 * HOUR).handover is held
    assert undo_call(held, 0).handover.customer_replies == planned.customer_replies
    assert undo_call(planned, 0).handover.customer_replies == said.customer_replies
    gone = replace(planned, manager="U0NEW")
    assert caller_of(gone, gone.customer_replies[0]) == "U0NEW"
    assert "U0NEW" in {one.owner for one in todos(gone) if one.kind is TodoKind.CUSTOMER_CALL}
    with pytest.raises(ReplyChanged):
        call_held(noted(planned, WELCOMES, after=5 * HOUR), 0, by=AIKO, now=SENT + 6 * HOUR)


def test_the_customer_s_words_are_internal_text_that_no_letter_may_repeat() -> None:
    assert "Who is that?" in set(texts(noted(sent(), CONCERNS, "Who is that?"), Disclosure.INTERNAL))


def test_an_entry_of_a_question_that_was_answered_is_settled() -> None:
    said = noted(sent(), CONCERNS)
    found = entry_status(said, "customer_reply:2026-03-02", a_person(DANA), date(2026, 3, 5))
    assert found.outcome == "settled"


acts = st.lists(
    st.tuples(
        st.sampled_from(["note", "take_back", "plan", "held", "undo"]),
        st.sampled_from(list(ReplyKind)),
        people,
        st.integers(0, 3),
    ),
    max_size=12,
)


@given(acts)
def test_whatever_is_done_nothing_noted_is_lost_and_at_most_one_reply_holds(
    done: list[tuple[str, ReplyKind, str, int]],
) -> None:
    handover, now = sent(), SENT
    for what, kind, by, number in done:
        now += HOUR
        before = handover.customer_replies
        try:
            handover = {
                "note": lambda: note(handover, kind, "x", by=by, now=now),  # noqa: B023
                "take_back": lambda: take_back(handover, number, by=by),  # noqa: B023
                "plan": lambda: plan_call(handover, number, by=by, now=now),  # noqa: B023
                "held": lambda: call_held(handover, number, by=by, now=now),  # noqa: B023
                "undo": lambda: undo_call(handover, number),  # noqa: B023
            }[what]().handover
        except (ReplyChanged, CallTaken):
            assert handover.customer_replies == before
        said = [(one.kind, one.by, one.at, one.note) for one in handover.customer_replies]
        assert said[: len(before)] == [(one.kind, one.by, one.at, one.note) for one in before]
        holds = standing_number(handover)
        after = handover.customer_replies[holds + 1 :] if holds is not None else handover.customer_replies
        assert all(one.taken_back_by for one in after)
        assert (silent_from(handover) is None) == (
            holds is not None and handover.customer_replies[holds].kind is not SILENT
        )
        for one in handover.customer_replies:
            assert (one.caller == "") == (one.call_planned_at is None)
            assert one.called_at is None or one.caller
        owners = {
            one.owner
            for one in todos(handover, date.max)
            if one.kind in (TodoKind.CUSTOMER_REPLY, TodoKind.CUSTOMER_CALL)
        }
        assert owners <= set(handover.participants)
