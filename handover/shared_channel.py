"""Who comes into the channel of a handover that shares it, and when it goes on in one of its own."""

from dataclasses import replace

from handover.model.handover import Handover


def comes_in(handover: Handover) -> tuple[str, ...]:
    """Return the user ids of who comes into its channel: everybody who takes part.

    Into a shared one only those who have a part in all of its handovers by the book: nobody who takes part in one of them reads
    of the others there.
    """
    if handover.shares is None:
        return handover.participants
    return tuple(user for user in handover.participants if user in handover.shares.people)


def channel_for(handover: Handover, user: str, channel: str) -> str:
    """Return the id of its channel for words to this person, empty for somebody who does not come into it."""
    return channel if user in comes_in(handover) else ""


def leaves(before: Handover, edited: Handover) -> bool:
    """Return whether a change of people takes it out of the channel it shares.

    It does when another takes over, or somebody answers for the account who is not in there.
    """
    shares = before.shares
    return shares is not None and (edited.incoming != shares.incoming or edited.outgoing not in shares.people)


def with_its_own(handover: Handover) -> Handover:
    """Return the handover as it goes on in a channel of its own."""
    return replace(handover, shares=None)
