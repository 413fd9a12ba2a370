"""Asks one person to approve the introduction e-mail, and says in the same message how it went."""

from jobs.engine.context import Courier, Done, Outcome
from messages.introduction import approval


async def deliver(courier: Courier) -> Outcome:
    """Post the request in a direct message, or bring it up to date."""
    user = courier.row.ref["user"]
    message = approval.approval_wanted(await courier.handover_for(user), int(courier.row.ref["version"]))
    conversation = await courier.dm(user)
    return Done({"ts": await courier.show(conversation, message)})
