"""Publishes somebody's Home tab, and sets their morning message of today to be brought up to date with it."""

from handover.digest.schedule import digest_refresh
from handover.time.workdays import local_date
from jobs.engine.context import Courier, Done, Dropped, Outcome
from messages.home import home


async def deliver(courier: Courier) -> Outcome:
    """Publish the tab as things are now."""
    user = courier.row.ref["user"]
    async with courier.unit() as unit:
        person = await unit.people.get(user)
        if person is None or person.deactivated or person.is_bot:
            return Dropped("nobody looks at this tab")
        today = local_date(courier.now(), person.zone)
        handovers = await unit.handovers.of_person(user)
        sent = await unit.digests.get(user, today)
    await courier.client.views_publish(user_id=user, view=home(person, handovers, courier.now()))
    # Whatever changed the tab may have settled something in the morning message, whoever did it.
    return Done(follow=(digest_refresh(user, today),) if sent else ())
