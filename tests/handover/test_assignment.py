"""Whether the incoming CSM takes an account on: who is asked, what counts as a yes, and when somebody hears of no answer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.assignment import (
    Unanswered,
    accept,
    accepted_at,
    awaited_assignment,
    current_assignment,
    hears_of_assignment,
    remind,
    still_awaited,
    to_tell_unanswered,
    undo_accept,
)
from handover.declining import decline, declined_by, undo_decline
from handover.model.answers import Question
from handover.model.assignment import Assignment, assigned
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.model.refusals import AlreadyDone, NotActive, NotYours
from handover.replanning.changing import change_plan
from handover.replanning.form import plan_of
from handover.replanning.proposed import ProposalDoesNotFit, ask_proposed
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover

HOUR = timedelta(hours=1)
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
MONDAY_TO_FRIDAY = frozenset(range(5))
IN_LONDON = Person(PRIYA, "Priya", zone="UTC", workdays=MONDAY_TO_FRIDAY)


def asked(**changes: object) -> Handover:
    return a_handover(assignments=(assigned(PRIYA, by=DANA, now=NOW),), **changes)


def changed_to(handover: Handover, user: str, *, by: str = AIKO, now: datetime = NOW + HOUR) -> Handover:
    form = replace(plan_of(handover), incoming=user)
    decision = change_plan(handover, form, PEOPLE, by=PEOPLE[by], today=now.date(), now=now, shown={})
    return decision.handover


def test_whoever_starts_it_for_themselves_has_said_yes_and_others_are_asked() -> None:
    assert assigned(PRIYA, by=PRIYA, now=NOW).accepted_at == NOW
    assert awaited_assignment(asked()) == Assignment(PRIYA, NOW)


def test_older_handovers_ask_nobody_and_are_read_by_what_was_done() -> None:
    older = a_handover(questions=(Question("q1", "snapshot", "Who signs?", PRIYA, NOW),))
    assert (awaited_assignment(older), accepted_at(older)) == (None, NOW)
    assert accept(older, by=PRIYA, now=NOW).handover is older


def test_a_yes_is_stored_and_taken_back() -> None:
    taken = accept(asked(), by=PRIYA, now=NOW + HOUR).handover
    assert (accepted_at(taken), awaited_assignment(taken)) == (NOW + HOUR, None)
    assert accept(taken, by=PRIYA, now=NOW + 2 * HOUR).handover is taken
    assert awaited_assignment(undo_accept(taken, by=PRIYA).handover) == Assignment(PRIYA, NOW)


@pytest.mark.parametrize("user", [DANA, AIKO, LUCAS])
def test_nobody_says_yes_for_another(user: str) -> None:
    with pytest.raises(NotYours):
        accept(asked(), by=user, now=NOW)
    with pytest.raises(NotYours):
        undo_accept(asked(), by=user)


def test_an_ended_handover_takes_no_answer() -> None:
    with pytest.raises(NotActive):
        accept(asked(status=Status.CANCELLED), by=PRIYA, now=NOW)


def test_whoever_declined_takes_it_on_by_taking_that_back() -> None:
    said_no = decline(asked(), "No time", by=PRIYA, now=NOW + HOUR).handover
    assert awaited_assignment(said_no) is None
    with pytest.raises(AlreadyDone):
        accept(said_no, by=PRIYA, now=NOW + HOUR)
    back = undo_decline(said_no, by=PRIYA, now=NOW + 2 * HOUR).handover
    assert accepted_at(back) == NOW + 2 * HOUR


def test_only_the_incoming_csm_proposes_somebody() -> None:
    proposed = decline(asked(), "No time", LUCAS, by=PRIYA, now=NOW).handover
    assert [one.instead for one in proposed.declines] == [LUCAS]
    of_manager = decline(asked(), "No time", LUCAS, by=AIKO, now=NOW).handover
    assert [one.instead for one in of_manager.declines] == [""]


def test_another_incoming_csm_is_asked_anew_and_what_was_done_before_is_no_yes() -> None:
    question = Question("q1", "snapshot", "Who signs?", LUCAS, NOW)
    changed = changed_to(asked(questions=(question,)), LUCAS)
    assert awaited_assignment(changed) == Assignment(LUCAS, NOW + HOUR)
    own = changed_to(asked(), LUCAS, by=LUCAS)
    assert accepted_at(own) == NOW + HOUR, "who puts themselves in takes it on"


def test_who_was_proposed_is_put_in_unless_somebody_else_is_by_then() -> None:
    said_no = decline(asked(), "No time", LUCAS, by=PRIYA, now=NOW).handover
    by, today = PEOPLE[AIKO], NOW.date()
    done = ask_proposed(said_no, LUCAS, PEOPLE, by=by, today=today, now=NOW + HOUR).handover
    assert (done.incoming, awaited_assignment(done)) == (LUCAS, Assignment(LUCAS, NOW + HOUR))
    assert ask_proposed(done, LUCAS, PEOPLE, by=by, today=today, now=NOW + HOUR).handover is done
    with pytest.raises(AlreadyDone):
        ask_proposed(asked(), LUCAS, PEOPLE, by=by, today=today, now=NOW)
    with pytest.raises(ProposalDoesNotFit):
        ask_proposed(said_no, LUCAS, {}, by=by, today=today, now=NOW)


@pytest.mark.parametrize(
    ("since", "person", "now", "found"),
    [
        (MONDAY, IN_LONDON, datetime(2026, 3, 4, 23, 59, tzinfo=UTC), datetime(2026, 3, 5, tzinfo=UTC)),
        (MONDAY, IN_LONDON, datetime(2026, 3, 5, tzinfo=UTC), Unanswered.SILENT),
        # A Friday: Monday and Tuesday.
        (datetime(2026, 3, 6, 9, tzinfo=UTC), IN_LONDON, MONDAY + timedelta(days=8), datetime(2026, 3, 11, tzinfo=UTC)),
        # Good Friday is none of them.
        (
            datetime(2026, 4, 2, 9, tzinfo=UTC),
            replace(IN_LONDON, country="GB"),
            datetime(2026, 4, 7, 9, tzinfo=UTC),
            datetime(2026, 4, 8, tzinfo=UTC),
        ),
        # Away until the Monday after.
        (
            MONDAY,
            replace(IN_LONDON, away_from=date(2026, 3, 3), away_until=date(2026, 3, 9)),
            datetime(2026, 3, 5, tzinfo=UTC),
            Unanswered.AWAY,
        ),
        # Back, they have two days.
        (
            MONDAY,
            replace(IN_LONDON, away_from=date(2026, 3, 3), away_until=date(2026, 3, 9)),
            datetime(2026, 3, 9, 9, tzinfo=UTC),
            datetime(2026, 3, 11, tzinfo=UTC),
        ),
    ],
)
def test_two_working_days_of_their_own_calendar(
    since: datetime, person: Person, now: datetime, found: Unanswered | datetime
) -> None:
    handover = a_handover(opened_at=since, assignments=(Assignment(PRIYA, since),))
    assert to_tell_unanswered(handover, person, now) == found


def test_after_a_pause_the_days_count_anew() -> None:
    handover = a_handover(
        opened_at=MONDAY, assignments=(Assignment(PRIYA, MONDAY),), resumed_at=MONDAY + timedelta(days=7)
    )
    found = to_tell_unanswered(handover, IN_LONDON, MONDAY + timedelta(days=8))
    assert found == datetime(2026, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "hears"),
    [
        ({}, AIKO),
        ({"manager": ""}, DANA),
        ({"manager": PRIYA}, DANA),
        ({"manager": "", "opened_by": LUCAS}, DANA),
    ],
)
def test_who_hears_of_no_answer(changes: dict[str, str], hears: str) -> None:
    assert hears_of_assignment(asked(**changes)) == hears


def test_a_reminder_is_sent_once_a_day() -> None:
    once = remind(asked(), by=PEOPLE[AIKO], now=NOW).handover
    assert current_assignment(once) == Assignment(PRIYA, NOW, None, NOW, AIKO)
    assert remind(once, by=PEOPLE[AIKO], now=NOW + HOUR).handover is once
    assert remind(once, by=PEOPLE[AIKO], now=NOW + timedelta(days=1)).handover is not once


@given(st.lists(st.sampled_from(["yes", "back", "no", "mine", "change", "remind"]), max_size=12), st.data())
def test_whatever_is_done_there_is_one_owner_to_be_who_is_asked_once_or_has_answered(
    acts: list[str], data: st.DataObject
) -> None:
    handover, now = asked(), NOW
    for act in acts:
        now += HOUR
        who = handover.incoming
        try:
            if act == "yes":
                handover = accept(handover, by=who, now=now).handover
            elif act == "back":
                handover = undo_accept(handover, by=who).handover
            elif act == "no":
                handover = decline(handover, "No", by=who, now=now).handover
            elif act == "mine":
                handover = undo_decline(handover, by=who, now=now).handover
            elif act == "remind":
                handover = remind(handover, by=PEOPLE[AIKO], now=now).handover
            else:
                handover = changed_to(handover, data.draw(st.sampled_from([PRIYA, LUCAS])), now=now)
        except AlreadyDone:
            continue
        newest = handover.assignments[-1]
        assert newest.who == handover.incoming
        answered = accepted_at(handover) is not None or declined_by(handover, handover.incoming) is not None
        assert (awaited_assignment(handover) is None) is answered
        waiting = [user for user in PEOPLE if still_awaited([handover], user)]
        assert waiting == ([] if answered else [handover.incoming])
