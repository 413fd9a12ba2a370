"""Asks one person to approve the introduction e-mail, and says in the same message how it went."""

from deliveries.courier import Courier, Done, Outcome
from messages import introduction


async def deliver(courier: Courier) -> Outcome:
    """Post the request in a direct message, or bring it up to date."""
    conversation = await courier.dm(courier.row.ref["user"])
    message = introduction.approval_wanted(await courier.handover(), int(courier.row.ref["version"]))
    return Done({"ts": await courier.show(conversation, message)})
