"""All calls of a handover in one calendar, read by other libraries: it shows what is planned, and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import icalendar
import recurring_ical_events

from handover.calls.arranging import CallForm, arrange, call_off
from handover.calls.invitations import CALL_INVITATION, invitation_at, invitations_follow
from handover.calls.series import SERIES_INVITATION, SeriesForm, move, save_series, series_at, series_follow, skip
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.series import Rhythm
from messages.calls.calendar import calendar_file, method_for
from messages.calls.series_file import series_file
from tests.examples import AIKO, DANA, NOW, PEOPLE, PRIYA, a_handover


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
        """Return when something is in the calendar, in UTC."""
        there = [one for one in self._held.values() if one["METHOD"] == "REQUEST"]
        events = [event for one in there for event in recurring_ical_events.of(one).between(first, last)]
        return sorted(f"{event['DTSTART'].dt.astimezone(UTC):%m-%d %H:%M}" for event in events)


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
