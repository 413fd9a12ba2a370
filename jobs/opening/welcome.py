"""The first direct message to each person of a handover. Under the outgoing CSM's, the interview takes place."""

from handover.model.people import Person, Role
from handover.opening.form import bookmarks
from jobs.engine.context import Courier, Done, Dropped, Outcome
from messages.opening.welcome import welcome
from storage.store import PlaceKind

THREADS = {
    Role.OUTGOING: PlaceKind.OUTGOING_THREAD,
    Role.INCOMING: PlaceKind.INCOMING_THREAD,
    Role.MANAGER: PlaceKind.MANAGER_THREAD,
    Role.BACKUP: PlaceKind.BACKUP_THREAD,
}


async def deliver(courier: Courier) -> Outcome:
    """Send the welcome, or change the one that was sent: once the channel exists it is named in it."""
    user, role = courier.row.ref["user"], Role(courier.row.ref["role"])
    handover = await courier.handover_for(user)
    if not handover.open:
        return Dropped("the handover has ended")
    if role not in handover.roles_of(user):
        return Dropped("somebody else has this role now")
    channel = await courier.place(PlaceKind.CHANNEL)
    person = (await courier.people(user)).get(user, Person(user, ""))
    message = welcome(handover, role, person, channel.conversation if channel else "")
    thread = await courier.place(THREADS[role])
    if thread is not None:
        await courier.update(thread.conversation, thread.ts, message)
    else:
        conversation = await courier.dm(user)
        await courier.put_place(THREADS[role], conversation, await courier.post(conversation, message))
    return Done(follow=(bookmarks(handover.id),) if role is Role.OUTGOING else ())
