"""Stands by whenever somebody's morning strikes and notes whether anything waits for them, before the bot looks.

That much, and no more, is asked of the program: its pure rules on the handovers as they are stored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from handover.access import visible
from handover.digest.today import select_for_digest
from handover.model.handover import Handover, Status
from handover.model.people import Intensity, Person
from handover.standing_in import Said, absence_news
from handover.told import told_today
from playground.clock import Clock, ScheduledCall
from storage.store import Store, UnitOfWork
from tests.year.event_log import EventLog, Preferences, Stretch, Waiting
from tests.year.expectations import Strike, strikes
from tests.year.stored_reasons import by_rule

ASKED_WITHIN = timedelta(days=92)
"""How long it is known what somebody's morning messages have shown."""
AHEAD = timedelta(days=3)
"""Within this time every hour of the day comes up in any zone."""


class TodoRecorder:
    """Has the clock stop at every strike, whether the bot is up and knows of it or not."""

    def __init__(self, clock: Clock, event_log: EventLog, store: Store, workspace: str) -> None:
        self._clock, self._event_log, self._store, self._workspace = clock, event_log, store, workspace
        self._alarms: dict[str, ScheduledCall] = {}
        self._struck: list[tuple[str, Strike]] = []
        clock.settle_with(self._look)

    def expect(self, person: str) -> None:
        """Wait for the next strike of a person's morning, as they live now."""
        if person in self._alarms:
            self._alarms[person].cancel()
        now = self._clock.now()
        to_come = strikes(Stretch(now, now + AHEAD, self._event_log.preferences(person)))
        strike = next(strike for strike in to_come if strike.at > now)
        self._alarms[person] = self._clock.at(strike.at, lambda: self._strike(person, strike))

    async def foresee(self, person: str, preferences: Preferences) -> None:
        """Note what waits for somebody who is about to live like this, should their morning strike by that."""
        now = self._clock.now()
        async with self._store.begin(self._workspace) as unit:
            for strike in strikes(Stretch(now, now, preferences)):
                await self._note(unit, person, strike)
                # What the rule said at this very moment, it said of the life that ends now.
                self._event_log.by_rule.pop((person, strike.at), None)

    def _strike(self, person: str, strike: Strike) -> None:
        self._struck.append((person, strike))
        self.expect(person)

    async def _look(self) -> None:
        struck, self._struck = self._struck, []
        if struck:
            async with self._store.begin(self._workspace) as unit:
                for user, strike in struck:
                    person = await self._note(unit, user, strike)
                    self._event_log.by_rule[user, strike.at] = by_rule(person, strike.day)

    async def _note(self, unit: UnitOfWork, user: str, strike: Strike) -> Person:
        """Note whether anything waits for somebody, and return them as they are stored."""
        person = await unit.people.get(user) or Person(user, "")
        # What the account is by now, the expectations know.
        mine = visible(await unit.handovers.of_person(user), replace(person, deactivated=False))
        people = await unit.people.many({one for each in mine for one in (each.incoming, each.backup) if one})
        said = await unit.digests.shown(user, strike.day - ASKED_WITHIN, strike.day)
        waiting = _waiting(mine, person, strike, people, said) if mine else Waiting.NO_HANDOVER
        self._event_log.waiting[user, strike.at] = waiting
        return person


def _waiting(
    handovers: Iterable[Handover], person: Person, strike: Strike, people: Mapping[str, Person], said: Said
) -> Waiting:
    known = {**people, person.id: person}

    def anything(ones: Iterable[Handover], intensity: Intensity, *, told_too: bool = False) -> bool:
        ones = tuple(ones)
        told = frozenset() if told_too else told_today(ones, person, strike.day)
        news = [todo for one in ones for todo in absence_news(one, person, known, strike.day, said)]
        reader = replace(person, intensity=intensity)
        return bool(select_for_digest(ones, reader, strike.day, told, people, news).todos)

    chosen = Intensity(strike.preferences.intensity)
    # Theirs alone: what a colleague has put off is quiet for this person without a snooze of their own.
    awake = [replace(one, holds=tuple(hold for hold in one.holds if hold.person != person.id)) for one in handovers]
    running = [replace(one, status=Status.ACTIVE) for one in awake]
    if anything(handovers, chosen):
        return Waiting.SOMETHING
    if anything(handovers, Intensity.STANDARD):
        return Waiting.NOT_DUE
    if anything(handovers, Intensity.STANDARD, told_too=True):
        return Waiting.TOLD
    if anything(awake, Intensity.STANDARD):
        return Waiting.SNOOZED
    return Waiting.PAUSED if anything(running, Intensity.STANDARD) else Waiting.NOTHING
