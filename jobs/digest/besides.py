"""What a morning message asks and tells besides to-dos: of accounts that are owned, covered, or without an owner.

It travels with the message as its note, so that an attempt that was cut off is stored as it was sent.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handover.cover.monthly import CoverAsked, next_asked_at
from handover.limbo import LOOK_AGAIN
from handover.model.people import Person
from handover.pings import QUARTER, Ping
from jobs.engine.context import JobContext
from messages.pings import PingShown
from services.cover_monthly import due_covers
from services.limbo_told import Found, due_limbo
from services.pings import due_ping
from storage.limbo import SentLimbo
from storage.pings import SentPing

Shown = tuple[tuple[str, str], ...]
"""What a message shows: handover id and subject of each thing."""


@dataclass(frozen=True)
class Besides:
    """What is asked about an account of theirs and about those they cover, and which ones without an owner are told."""

    ping: Ping | None = None
    covers: Sequence[CoverAsked] = ()
    limbo: Sequence[Found] = ()

    def __bool__(self) -> bool:
        return self.ping is not None or bool(self.covers) or bool(self.limbo)

    @property
    def ping_shown(self) -> PingShown | None:
        """The quarterly question as it is first shown."""
        return PingShown(self.ping.account, self.ping.entries) if self.ping is not None else None

    def note(self, shown: Shown) -> str:
        """Return what travels with the message that shows these things as well."""
        asked = [self.ping.account.id, *self.ping.items] if self.ping is not None else []
        covers = [one.account.id for one in self.covers]
        told = [[one.sent.account_id, one.sent.days] for one in self.limbo]
        more = {"covers": covers, "limbo": told}
        return json.dumps({"todos": shown, "ping": asked, **{name: found for name, found in more.items() if found}})

    def stored(self, day: date, now: datetime) -> tuple[SentPing | SentLimbo, ...]:
        """Return what is to be remembered of it, with the day on which it was said and when each is looked at again."""
        asked = (SentPing(self.ping.account.id, day, self.ping.items, now + QUARTER),) if self.ping is not None else ()
        covers = (_cover_asked(one.account.id, day, now) for one in self.covers)
        return (*asked, *covers, *(one.sent for one in self.limbo))


NOTHING = Besides()


async def due_besides(context: JobContext, person: Person, day: date) -> Besides:
    """Return what the person is asked and told besides their to-dos in their morning message of the local day `day`."""
    async with context.unit() as unit:
        ping = await due_ping(unit, person, context.now())
        covers = await due_covers(unit, person, day, context.now())
        return Besides(ping, covers, await due_limbo(unit, person, day, context.now()))


@dataclass(frozen=True)
class Noted:
    """What the note of a message says that it has shown, asked and told."""

    shown: Shown
    pings: tuple[SentPing, ...]
    limbo: tuple[SentLimbo, ...]


def noted(note: str, user: str, day: date, now: datetime) -> Noted:
    """Return what a message to this person has shown, asked and told, from its note. Older ones say only what they show."""
    found = json.loads(note)
    if isinstance(found, list):
        found = {"todos": found}
    asked, again = found.get("ping", []), now + LOOK_AGAIN
    pings = [SentPing(asked[0], day, tuple(asked[1:]), now + QUARTER)] if asked else []
    return Noted(
        tuple((about, subject) for about, subject in found["todos"]),
        (*pings, *(_cover_asked(account, day, now) for account in found.get("covers", []))),
        tuple(SentLimbo(account, user, day, days, again) for account, days in found.get("limbo", [])),
    )


def _cover_asked(account_id: str, day: date, now: datetime) -> SentPing:
    return SentPing(account_id, day, (), next_asked_at(now))
