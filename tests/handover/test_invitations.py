"""Invitations over anything that happens to a call: what the calendars hold at the end is what is planned."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handover.calls.arranging import CallForm, arrange, call_off
from handover.calls.invitations import CALL_INVITATION, invitation_at, invitations_follow
from handover.model.calls import Invitation
from handover.model.decision import Decision
from handover.model.handover import Handover, Status
from handover.model.steps import StepState
from handover.steps import StepForm, finish, save_step, undo
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, a_handover

KEY = "context_call"


@dataclass
class Calendars:
    """What the calendars of people hold, by UID: each takes a file only with a higher SEQUENCE, from the organiser it knows."""

    held: dict[str, dict[int, Invitation | None]] = field(default_factory=dict)
    sequences: dict[tuple[str, int], int] = field(default_factory=dict)

    def deliver(self, handover: Handover, decision: Decision) -> None:
        for job in decision.jobs:
            if job.kind != CALL_INVITATION:
                continue
            user, number = job.ref["user"], int(job.ref["number"])
            invitation = invitation_at(handover, job.ref["step"], number)
            assert invitation is not None
            assert job.ref["is"] == str(invitation.sequence)
            assert invitation.sequence > self.sequences.get((user, number), -1)
            before = self.held.get(user, {}).get(number)
            assert before is None or before.organiser == invitation.organiser
            self.sequences[user, number] = invitation.sequence
            here = user in invitation.people and not invitation.called_off
            self.held.setdefault(user, {})[number] = invitation if here else None

    def of(self, user: str) -> list[datetime]:
        return [one.starts for one in self.held.get(user, {}).values() if one is not None]


def moved(handover: Handover, now: datetime, hours: int) -> Decision:
    at = now + timedelta(hours=hours)
    form = CallForm(at.date(), at.time().replace(second=0, microsecond=0), 30)
    return arrange(handover, KEY, form, by=handover.incoming, now=now, today=now.date(), zone="UTC")


def moved_in_step(handover: Handover, now: datetime, hours: int) -> Decision:
    at = now + timedelta(hours=hours)
    form = StepForm(at.date(), at=at.time().replace(second=0, microsecond=0))
    return save_step(handover, KEY, form, by=handover.incoming, now=now, today=now.date())


def another(handover: Handover, now: datetime, hours: int) -> Decision:
    incoming = {PRIYA: AIKO, AIKO: LUCAS, LUCAS: PRIYA}[handover.incoming]
    return Decision(replace(handover, incoming=incoming))


ACTS: Mapping[str, Callable[[Handover, datetime, int], Decision]] = {
    "move": moved,
    "move in the step": moved_in_step,
    "off": lambda h, now, _: call_off(h, KEY, by=h.incoming, now=now),
    "not needed": lambda h, now, _: save_step(
        h, KEY, StepForm(not_needed="They met"), by=h.incoming, now=now, today=now.date()
    ),
    "needed": lambda h, now, _: undo(h, KEY, by=h.incoming, now=now),
    "another takes over": another,
    "contacts": lambda h, _now, _hours: Decision(replace(h, account=h.account + "!")),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(25, 400)), max_size=12))
def test_the_calendars_hold_what_is_planned_whatever_was_changed(acts: list[tuple[str, int]]) -> None:
    handover, calendars, now = a_handover(), Calendars(), NOW
    for name, hours in acts:
        now += timedelta(minutes=7)
        if handover.step(KEY).settled and name not in ("needed", "another takes over", "contacts"):
            continue
        decision = invitations_follow(handover, ACTS[name](handover, now, hours), by=handover.incoming, now=now)
        handover = decision.handover
        calendars.deliver(handover, decision)
        state = handover.step(KEY)
        arranged = KEY in handover.calls and state.starts is not None and not state.settled
        expected = [state.starts] if arranged else []
        for user in (DANA, PRIYA, AIKO, LUCAS):
            takes_part = user in (DANA, handover.incoming)
            assert calendars.of(user) == (expected if takes_part else []), (name, user)


def arranged() -> Handover:
    decision = moved(a_handover(), NOW, 48)
    return invitations_follow(a_handover(), decision, by=PRIYA, now=NOW).handover


def test_a_call_that_was_held_or_has_begun_stays_in_the_calendars() -> None:
    before = arranged()
    held = finish(before, KEY, by=PRIYA, now=NOW)
    assert invitations_follow(before, held, by=PRIYA, now=NOW).handover.calls == before.calls
    later = NOW + timedelta(days=4)
    dropped = call_off(before, KEY, by=PRIYA, now=later)
    assert invitations_follow(before, dropped, by=PRIYA, now=later).handover.calls == before.calls


def test_a_handover_that_is_called_off_calls_its_calls_off_and_one_that_is_completed_does_not() -> None:
    before = arranged()
    for status, off in ((Status.CANCELLED, True), (Status.COMPLETED, False), (Status.PAUSED, False)):
        decision = invitations_follow(before, Decision(replace(before, status=status)), by=PRIYA, now=NOW)
        latest = decision.handover.calls[KEY].invitations[-1]
        assert latest.called_off is off
        assert len([job for job in decision.jobs if job.kind == CALL_INVITATION]) == (2 if off else 0)


def test_a_call_that_nobody_has_arranged_is_in_no_calendar() -> None:
    before = a_handover()
    planned = replace(before, steps={KEY: StepState(NOW.date(), starts=NOW + timedelta(days=2))})
    decision = Decision(planned)
    assert invitations_follow(before, decision, by=PRIYA, now=NOW) is decision
