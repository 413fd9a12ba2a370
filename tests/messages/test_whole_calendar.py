"""All calls of a handover in one calendar, read by other libraries: it shows what is planned, and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from handover.calls.arranging import CallForm, arrange, call_off
from handover.calls.further import arrange_further, put_back, take_out
from handover.calls.invitations import CALL_INVITATION, invitation_at, invitations_follow
from handover.calls.series import (
    SERIES_INVITATION,
    SeriesForm,
    as_by_rule,
    move,
    save_series,
    series_at,
    series_follow,
    skip,
)
from handover.model.calls import CallKind
from handover.model.decision import Decision
from handover.model.handover import Handover, Window
from handover.model.series import Rhythm
from messages.calls.calendar import calendar_file, method_for
from messages.calls.series_file import series_file
from tests.examples import AIKO, DANA, NOW, PEOPLE, PRIYA, a_handover
from tests.hypothesis_profiles import examples


class MailBox:
    """One person's calendar: takes a file in by UID and SEQUENCE, as RFC 5546 says."""

    def __init__(self, user: str) -> None:
        self.user = user
        self._held: dict[str, Any] = {}

    def follow(self, decision: Decision) -> Handover:
        """Take in what the jobs of a decision bring this person."""
        handover = decision.handover
        for job in decision.jobs:
            if job.ref.get("user") != self.user:
                continue
            if job.kind == CALL_INVITATION:
                one = invitation_at(handover, job.ref["step"], int(job.ref["number"]))
                assert one is not None
                step = handover.playbook.step(job.ref["step"])
                self._take(calendar_file(handover, step, one, PEOPLE, method_for(one, self.user)))
            elif job.kind == SERIES_INVITATION:
                series = series_at(handover, int(job.ref["number"]))
                assert series is not None
                self._take(series_file(handover, series, PEOPLE))
        return handover

    def _take(self, written: bytes) -> None:
        calendar: Any = icalendar.Calendar.from_ical(written)
        event = calendar.walk("VEVENT")[0]
        uid, before = str(event["UID"]), self._held.get(str(event["UID"]))
        assert before is None or event["SEQUENCE"] > before.walk("VEVENT")[0]["SEQUENCE"]
        self._held[uid] = calendar

    def shows(self, first: datetime, last: datetime) -> list[str]:
        """Return when something is in the calendar, in UTC, as two libraries that know nothing of each other read it."""
        there = [one for one in self._held.values() if one["METHOD"] == "REQUEST"]
        events = [event for one in there for event in recurring_ical_events.of(one).between(first, last)]
        shown = sorted(f"{event['DTSTART'].dt.astimezone(UTC):%m-%d %H:%M}" for event in events)
        again = [IcsCalendarStream.calendar_from_ics(one.to_ical().decode()) for one in there]
        found = [event.start for one in again for event in one.timeline_tz(UTC).overlapping(first, last)]
        assert sorted(f"{at.astimezone(UTC):%m-%d %H:%M}" for at in found if isinstance(at, datetime)) == shown
        return shown


def followed(before: Handover, decision: Decision, by: str) -> Decision:
    decision = invitations_follow(before, decision, by=by, now=NOW)
    return series_follow(before, decision, by=by, now=NOW)


def test_the_calendars_of_a_whole_handover_show_its_plan() -> None:
    priya, dana, aiko = MailBox(PRIYA), MailBox(DANA), MailBox(AIKO)
    handover = a_handover()

    def happens(decision: Decision, by: str = PRIYA) -> None:
        nonlocal handover
        whole = followed(handover, decision, by)
        for one in (priya, dana, aiko):
            handover = one.follow(whole)

    def planned(key: str, day: date, at: time) -> Decision:
        form = CallForm(day, at, 45, ("maria@fjordline.example",) if key == "warm_call" else ())
        return arrange(handover, key, form, by=DANA, now=NOW, today=NOW.date(), zone="America/New_York")

    # The clocks change on 8 March in New York, on 29 March in Oslo.
    happens(planned("context_call", date(2026, 3, 6), time(9)))
    happens(planned("warm_call", date(2026, 3, 13), time(9)))
    series = SeriesForm(date(2026, 3, 24), time(15), Rhythm.WEEKLY, 30, ("maria@fjordline.example",))
    happens(save_series(handover, series, by=PRIYA, now=NOW, today=NOW.date(), zone="Europe/Oslo"))
    happens(planned("warm_call", date(2026, 3, 16), time(9, 30)))
    happens(skip(handover, date(2026, 3, 31), by=PRIYA, now=NOW))
    happens(move(handover, date(2026, 4, 7), datetime(2026, 4, 9, 12, tzinfo=UTC), by=PRIYA, now=NOW))
    first, last = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 22, tzinfo=UTC)
    calls, regular = ["03-06 14:00", "03-16 13:30"], ["03-24 14:00", "04-09 12:00", "04-14 13:00", "04-21 13:00"]
    assert dana.shows(first, last) == calls
    assert priya.shows(first, last) == [*calls, *regular]
    happens(call_off(handover, "context_call", by=DANA, now=NOW))
    happens(Decision(replace(handover, incoming=AIKO)))
    assert dana.shows(first, last) == calls[1:]
    assert priya.shows(first, last) == []
    assert aiko.shows(first, last) == [*calls[1:], *regular]


KINDS = {"further-1": CallKind.LISTENS, "further-2": CallKind.LEADS, "further-3": CallKind.ALONE}
KEYS = ("context_call", "warm_call", *KINDS)
OSLO, TIMES = ZoneInfo("Europe/Oslo"), st.sampled_from((time(9), time(10, 30), time(16)))
FIRST = datetime(2026, 10, 13, 15, tzinfo=OSLO)
"""A Tuesday; the clocks change on 25 October in Oslo, on 1 November in New York."""


class Plan:
    """What should stand in the calendars, kept by the test: when each call is, and the regular ones."""

    def __init__(self) -> None:
        self.calls: dict[str, datetime] = {}
        self.out: set[str] = set()
        self.regular = {number: (FIRST + timedelta(weeks=number)).astimezone(UTC) for number in range(6)}

    def of(self, user: str) -> list[str]:
        theirs = [
            at
            for key, at in self.calls.items()
            if key not in self.out and (user == PRIYA or KINDS.get(key) is not CallKind.ALONE)
        ]
        if user == PRIYA:
            theirs += self.regular.values()
        return sorted(f"{at.astimezone(UTC):%m-%d %H:%M}" for at in theirs)


ACTS = st.one_of(
    st.tuples(st.just("plan"), st.sampled_from(KEYS), st.dates(date(2026, 10, 19), date(2026, 11, 6)), TIMES),
    st.tuples(st.sampled_from(("off", "out", "back")), st.sampled_from(KEYS), st.none(), st.none()),
    st.tuples(st.sampled_from(("skip", "move", "restore")), st.integers(0, 5), st.none(), st.none()),
)


ALL_OF_IT = [
    *(("plan", key, date(2026, 10, 20 + number), time(10)) for number, key in enumerate(KEYS)),
    *((act, "further-1", None, None) for act in ("out", "back", "out")),
    ("off", "warm_call", None, None),
    ("plan", "warm_call", date(2026, 11, 3), time(9)),
    ("plan", "further-3", date(2026, 11, 2), time(16)),
    *(
        (act, number, None, None)
        for number, act in ((1, "skip"), (2, "move"), (4, "skip"), (1, "restore"), (0, "move"))
    ),
]


@settings(max_examples=examples(150), deadline=None)
@example(ALL_OF_IT)
@given(st.lists(ACTS, min_size=3, max_size=14))
def test_whatever_is_planned_moved_and_called_off_the_calendars_of_both_show_the_plan(acts: list[Any]) -> None:
    """All kinds of calls and a series, over the change of the clocks in two zones, read by two libraries."""
    plan, boxes = Plan(), {PRIYA: MailBox(PRIYA), DANA: MailBox(DANA)}
    handover = a_handover(window=Window(date(2026, 10, 12), date(2026, 11, 6)))

    def happens(decision: Decision) -> None:
        nonlocal handover
        whole = followed(handover, decision, DANA)
        for box in boxes.values():
            handover = box.follow(whole)

    regular = SeriesForm(FIRST.date(), FIRST.time(), Rhythm.WEEKLY)
    happens(save_series(handover, regular, by=PRIYA, now=NOW, today=NOW.date(), zone="Europe/Oslo"))
    for act, what, day, at in acts:
        if isinstance(what, int):
            happens(_regular(plan, handover, act, what))
        elif act == "plan" and what not in plan.out:
            form = CallForm(day, at, 45, ("maria@fjordline.example",))
            rule = {"by": DANA, "now": NOW, "today": NOW.date(), "zone": "America/New_York"}
            new = what in KINDS and what not in plan.calls
            happens(
                arrange_further(handover, what, KINDS[what], form, **rule)  # type: ignore[arg-type]
                if new and what not in handover.calls
                else arrange(handover, what, form, **rule)  # type: ignore[arg-type]
            )
            plan.calls[what] = datetime.combine(day, at, ZoneInfo("America/New_York"))
        elif act == "off" and what in plan.calls and what not in plan.out:
            happens(call_off(handover, what, by=PRIYA, now=NOW))
            del plan.calls[what]
        elif act == "out" and what in KINDS and what in handover.calls:
            happens(take_out(handover, what, by=DANA, now=NOW))
            plan.out.add(what)
        elif act == "back" and what in plan.out:
            happens(put_back(handover, what, by=DANA, now=NOW))
            plan.out.discard(what)
        for user, box in boxes.items():
            assert box.shows(FIRST - timedelta(days=1), datetime(2026, 11, 18, tzinfo=UTC)) == plan.of(user)


def _regular(plan: Plan, handover: Handover, act: str, number: int) -> Decision:
    """Change one of the regular calls."""
    by_rule = FIRST + timedelta(weeks=number)
    day, moved = by_rule.date(), by_rule.astimezone(UTC) + timedelta(hours=2)
    match act:
        case "skip":
            plan.regular.pop(number, None)
            return skip(handover, day, by=PRIYA, now=NOW)
        case "move":
            plan.regular[number] = moved
            return move(handover, day, moved, by=PRIYA, now=NOW)
        case _:
            plan.regular[number] = by_rule.astimezone(UTC)
            return as_by_rule(handover, day, by=PRIYA, now=NOW)
