"""What people do in the course of the year, through Slack's front door, and what they record of it in the event log."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from handover.model.handover import Status
from messages.settings import NO_COUNTRY
from playground.driver import MemberDriver, Modal
from tests.finishing import with_nothing_open
from tests.year.event_log import Preferences
from tests.year.world import World

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class DeedFailed(AssertionError):
    """A form was not taken, or something did not come of what was done."""


class Action(Protocol):
    """Something that is done at a moment of the year."""

    async def done(self, world: World) -> None:
        """Do it, and wait until the bot has done all that follows."""


@dataclass(frozen=True)
class Planned:
    """Something to be done at a moment (UTC)."""

    when: datetime
    action: Action


@dataclass(frozen=True)
class Arrives:
    """Somebody tells the bot for the first time how they live."""

    person: str
    preferences: Preferences

    async def done(self, world: World) -> None:
        async with world.changing(self.person, self.preferences):
            await _set(world, self.person, _fields(self.preferences))


@dataclass(frozen=True)
class Sets:
    """Somebody changes some of their settings: `change` makes their new preferences of the old ones."""

    person: str
    change: Callable[[Preferences], Preferences]

    async def done(self, world: World) -> None:
        preferences = self.change(world.event_log.preferences(self.person))
        if preferences.back_on is not None and preferences.back_on <= _today(world, self.person):
            # Who is back is so for good: the form knows of no absence that is over, even for who then flies to yesterday.
            preferences = replace(preferences, back_on=None)
        async with world.changing(self.person, preferences):
            await _set(world, self.person, _fields(preferences))


@dataclass(frozen=True)
class GoesAway:
    """Somebody is away for so many days, or back at once with 0."""

    person: str
    days: int

    async def done(self, world: World) -> None:
        back_on = _today(world, self.person) + timedelta(days=self.days) if self.days else None
        async with world.changing(self.person, replace(world.event_log.preferences(self.person), back_on=back_on)):
            await _set(world, self.person, {"Away until": back_on})


@dataclass(frozen=True)
class Moves:
    """Somebody's Slack profile shows another zone."""

    person: str
    zone: str

    async def done(self, world: World) -> None:
        async with world.changing(self.person, replace(world.event_log.preferences(self.person), zone=self.zone)):
            world.change_profile(self.person, tz=self.zone)
            await world.settled()


@dataclass(frozen=True)
class Leaves:
    """An account is deactivated, or with `gone` False activated again."""

    person: str
    gone: bool = True

    async def done(self, world: World) -> None:
        async with world.changing(self.person, replace(world.event_log.preferences(self.person), gone=self.gone)):
            world.change_profile(self.person, deleted=self.gone)
            await world.settled()


@dataclass(frozen=True)
class Joins:
    """Somebody is new in the company: their account did not exist before. They tell the bot how they live when they arrive."""

    person: str

    async def done(self, world: World) -> None:
        world.join(self.person)
        await world.settled()


@dataclass(frozen=True)
class TakesOver:
    """In a handover that is under way a part goes from whoever has it to somebody else: `part` is the label in the plan's form."""

    person: str
    account: str
    part: str
    to: str

    async def done(self, world: World) -> None:
        hands = world.hands(self.person)
        await hands.command(f"/handover status {self.account}")
        await world.settled()
        await hands.click("Change the plan")
        await world.settled()
        form = await hands.modal("Change the plan")
        await form.fill({self.part: self.to})
        await _sent(world, hands, form)
        handover = await world.open_handover(self.account)
        if handover is None or self.to not in handover.participants:
            raise DeedFailed(f"{self.to} takes no part in {self.account}")


@dataclass(frozen=True)
class Snoozes:
    """Somebody wants to hear nothing of all their handovers for so many days."""

    person: str
    days: int

    async def done(self, world: World) -> None:
        hands = world.hands(self.person)
        form = await _opened(world, hands, "/handover snooze", "Snooze")
        if "Or until a day of your choice" in form.labels():
            await form.fill({"Or until a day of your choice": _today(world, self.person) + timedelta(days=self.days)})
            await _sent(world, hands, form)
        else:
            await form.close()


@dataclass(frozen=True)
class Opens:
    """A handover is opened; with `leave`, somebody covers for so many days from now on, after which the outgoing one is back."""

    account: str
    outgoing: str
    incoming: str
    manager: str
    leave: int = 0

    async def done(self, world: World) -> None:
        hands = world.hands(self.outgoing)
        form = await _opened(world, hands, f"/handover start {self.account}", "Start handover")
        await form.fill(
            {
                "Outgoing CSM": self.outgoing,
                "Incoming CSM": self.incoming,
                "Manager": self.manager or None,
                "Reason": "Parental or other leave" if self.leave else "Promotion",
                "What may the customer know?": "" if self.leave else "I am taking on a new role in our team.",
            }
        )
        if self.leave:
            await world.settled()
            form = await hands.modal("Start handover")
            await form.fill({"Back on": _today(world, self.outgoing) + timedelta(days=self.leave)})
        await _sent(world, hands, form)


@dataclass(frozen=True)
class Pauses:
    """A handover is paused, or with `again` resumed."""

    person: str
    account: str
    again: bool = False

    async def done(self, world: World) -> None:
        hands = world.hands(self.person)
        if self.again:
            await hands.command(f"/handover resume {self.account}")
            await world.settled()
        else:
            await _sent(world, hands, await _opened(world, hands, f"/handover pause {self.account}", "Pause"))
        handover = await world.open_handover(self.account)
        if handover is None or handover.status is not (Status.ACTIVE if self.again else Status.PAUSED):
            raise DeedFailed(f"{self.account} is {handover.status if handover else 'not open'}")


@dataclass(frozen=True)
class Ends:
    """A handover is called off, or with `well` comes to its good end.

    What three weeks' work would bring is stored at once then; the last word is said in Slack.
    """

    person: str
    account: str
    well: bool = True

    async def done(self, world: World) -> None:
        hands, handover = world.hands(self.person), await world.open_handover(self.account)
        if handover is None:
            raise DeedFailed(f"{self.account} is not open")
        if self.well:
            await world.decide(handover, with_nothing_open)
            await hands.command(f"/handover complete {self.account}")
            await world.settled()
        else:
            form = await _opened(world, hands, f"/handover cancel {self.account}", "Cancel handover")
            await _sent(world, hands, form)
        if await world.open_handover(self.account):
            raise DeedFailed(f"{self.account} is still open")


@dataclass(frozen=True)
class Outage:
    """The bot is down until then (UTC), and nobody does anything meanwhile."""

    until: datetime

    async def done(self, world: World) -> None:
        world.event_log.outages.append((world.now, self.until))
        await world.switch_off()
        await world.playground.clock.advance(self.until)
        await world.switch_on()


def _fields(preferences: Preferences) -> Mapping[str, Any]:
    """Return the preferences as the settings form has them.

    Nobody is asked between handovers whether what is known is still so: of these mornings the expectations know nothing.
    """
    return {
        "Morning message at": f"{preferences.hour}:00",
        "Working days": [WEEKDAYS[number] for number in sorted(preferences.week)],
        "Public holidays": preferences.country or NO_COUNTRY,
        "How much": preferences.intensity,
        "Between handovers": [],
    }


def _today(world: World, person: str) -> date:
    return world.now.astimezone(ZoneInfo(world.event_log.preferences(person).zone)).date()


async def _set(world: World, person: str, fields: Mapping[str, Any]) -> None:
    hands = world.hands(person)
    form = await _opened(world, hands, "/handover settings", "Settings")
    await form.fill(fields)
    await _sent(world, hands, form)


async def _opened(world: World, hands: MemberDriver, command: str, title: str) -> Modal:
    """Return the form that a command opens, once the bot has finished with it."""
    await hands.command(command)
    await world.settled()
    return await hands.modal(title)


async def _sent(world: World, hands: MemberDriver, form: Modal) -> None:
    """Send a form and put away what takes its place. Raises DeedFailed when it is not taken."""
    errors = await form.submit()
    if errors or form.trouble:
        raise DeedFailed(f"{hands.person.member.real_name}, {form.title}: {errors or form.trouble}")
    await world.settled()
    if hands.has_modal:
        await (await hands.modal()).close()
