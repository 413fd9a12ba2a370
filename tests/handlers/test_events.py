"""Events: acknowledged when they are stored, and heard once however often they come."""

from slack_bolt.context.async_context import AsyncBoltContext

from handlers.events import HeldAck
from handlers.guarded import HEARD


async def test_the_acknowledgement_bolt_gives_ahead_of_the_listener_does_not_count() -> None:
    context = AsyncBoltContext()
    ack = HeldAck(context)
    await ack()
    assert ack.response is None
    context[HEARD] = True
    await ack()
    assert ack.response is not None
