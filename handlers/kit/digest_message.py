"""Where a button was pressed: in which morning message, if in one, so that this very message is brought up to date."""

from datetime import date, datetime
from typing import Any

from handover.digest.schedule import digest_refresh
from handover.model.decision import Decision
from handover.model.people import Person
from handover.time.workdays import local_date
from services.context import Services
from storage.store import UnitOfWork


async def digest_day(services: Services, workspace: str, body: dict[str, Any], person: Person) -> date:
    """Return the local day of the morning message a button was pressed in; outside of one, the person's today."""
    async with services.store.begin(workspace) as unit:
        return await day_of_press(unit, body, person, services.now())


async def day_of_press(unit: UnitOfWork, body: dict[str, Any], person: Person, now: datetime) -> date:
    """Return the same, within a unit of work that is begun."""
    message, channel = body.get("message") or {}, body.get("channel") or {}
    if message.get("ts") and channel.get("id"):
        sent = await unit.digests.at(channel["id"], message["ts"])
        if sent is not None and sent.user == person.id:
            return sent.day
    return local_date(now, person.zone)


def refreshed(decision: Decision, user: str, day: date) -> Decision:
    """Return the decision that also brings this person's morning message of that day up to date."""
    return Decision(decision.handover, (*decision.jobs, digest_refresh(user, day)))
