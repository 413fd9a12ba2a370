"""What the agenda of a call with the customer begins with, in words for them; whoever arranges the call reads it first."""

from collections.abc import Iterator, Sequence

from handover.customer_reply import standing_reply
from handover.model.handover import Handover


def drafted_agenda(handover: Handover, promises: Sequence[str], *, introduces: bool) -> str:
    """Return the agenda, a point in each line. `promises` are in words for the customer; `introduces`: one of us is new to them."""
    return "\n".join(f"- {one}" for one in _points(handover, promises, introduces=introduces))


def _points(handover: Handover, promises: Sequence[str], *, introduces: bool) -> Iterator[str]:
    if introduces:
        yield "Who we are"
    reply = standing_reply(handover)
    if reply is not None and reply.troubles:
        yield "Your questions about the change"
    yield "What is going on at the moment, and what comes next"
    if promises:
        yield f"What we have promised you: {'; '.join(promises)}"
    if introduces:
        yield "How you would like to work with us"
