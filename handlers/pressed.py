"""Where a button was pressed: in which morning message, if in one, so that this very message is brought up to date."""

from datetime import date
from typing import Any

from handlers.desk import Desk
from handover.decision import Decision
from handover.mornings import digest_refresh
from handover.people import Person
from handover.workdays import local_date


async def digest_day(desk: Desk, workspace: str, body: dict[str, Any], person: Person) -> date:
    """Return the local day of the morning message a button was pressed in; outside of one, the person's today."""
    message, channel = body.get("message") or {}, body.get("channel") or {}
    if message.get("ts") and channel.get("id"):
        async with desk.store.begin(workspace) as unit:
            sent = await unit.digests.at(channel["id"], message["ts"])
        if sent is not None and sent.user == person.id:
            return sent.day
    return local_date(desk.now(), person.zone)


def refreshed(decision: Decision, user: str, day: date) -> Decision:
    """Return the decision that also brings this person's morning message of that day up to date."""
    return Decision(decision.handover, (*decision.errands, digest_refresh(user, day)))
