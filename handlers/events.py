"""Events are acknowledged by their listeners, when all that follows from them is stored.

Bolt by itself acknowledges an event before its listener begins. A process that died in between would have told Slack that
it has heard what it never wrote down; unacknowledged, the event comes again.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from handlers.desk import Desk
from handlers.guarded import HEARD


class HeldAck(AsyncAck):
    """An acknowledgement that does not count until a listener of ours has the request."""

    def __init__(self, context: AsyncBoltContext) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Bolt leaves it bare
        self._context = context

    async def __call__(self, *args: Any, **more: Any) -> BoltResponse:  # noqa: ANN401  # whatever Bolt's own takes
        """Acknowledge, unless it is Bolt who asks, ahead of the listener."""
        if HEARD not in self._context:
            return BoltResponse(status=200)
        return await super().__call__(*args, **more)


def register(app: AsyncApp, desk: Desk) -> None:  # noqa: ARG001  # as every register; nothing is stored here
    """Hold back Bolt's own acknowledgement of every event."""

    @app.middleware
    async def hold(
        body: dict[str, Any], context: AsyncBoltContext, next_: Callable[[], Awaitable[BoltResponse]]
    ) -> None:
        if body.get("type") == "event_callback":
            context["ack"] = HeldAck(context)
        await next_()
