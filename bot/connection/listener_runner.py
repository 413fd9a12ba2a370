"""Answering Slack the moment a listener has acknowledged, and counting listeners.

Bolt looks every ten milliseconds whether a listener has acknowledged: the person waits for the next look, a hundred people at
once cost a hundred looks each time, and an exception between two looks makes Bolt forget the acknowledgement. It also
acknowledges an event before its listener begins: a process that died in between would have told Slack that it has heard what
it never wrote down. Here an event is acknowledged like everything else, by its listener, when all that follows is stored;
unacknowledged, it comes again.
"""

import asyncio
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.listener.async_listener import AsyncListener
from slack_bolt.listener.asyncio_runner import AsyncioListenerRunner
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.connection.in_flight import InFlight


class AwaitableAck(AsyncAck):
    """An acknowledgement that can be waited for."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Bolt leaves it bare
        self._given = asyncio.Event()

    async def __call__(self, *args: Any, **more: Any) -> BoltResponse:  # noqa: ANN401  # whatever Bolt's own takes
        """Acknowledge."""
        response = await super().__call__(*args, **more)
        self._given.set()
        return response

    async def given(self, seconds: float) -> BoltResponse | None:
        """Wait for it, so long at most. Return what it says, None if it was not given."""
        try:
            async with asyncio.timeout(seconds):
                await self._given.wait()
        except TimeoutError:
            return None
        return self.response


class ListenerRunner(AsyncioListenerRunner):
    """Runs listeners, each counted as in_flight until its end, and returns as soon as one has acknowledged."""

    def __init__(self, bolts: AsyncioListenerRunner, in_flight: InFlight) -> None:
        """Take over from Bolt's own."""
        super().__init__(
            bolts.logger,
            bolts.process_before_response,
            bolts.listener_error_handler,
            bolts.listener_start_handler,
            bolts.listener_completion_handler,
            bolts.lazy_listener_runner,
        )
        self._traffic = in_flight
        self._running: set[asyncio.Task[None]] = set()

    async def run(
        self,
        request: AsyncBoltRequest,
        response: BoltResponse | None,
        listener_name: str,  # noqa: ARG002  # Bolt's signature, as the next one
        listener: AsyncListener,
        starting_time: float | None = None,  # noqa: ARG002
    ) -> BoltResponse | None:
        """Start the listener and return what it acknowledges with; None when it does not within its time."""
        ack = request.context["ack"] = AwaitableAck()
        self._traffic.begin()
        task = asyncio.create_task(self._listen(listener, request, response or BoltResponse(status=200)))
        self._running.add(task)
        task.add_done_callback(self._ended)
        return await ack.given(listener.ack_timeout)

    async def _listen(self, listener: AsyncListener, request: AsyncBoltRequest, response: BoltResponse) -> None:
        try:
            await listener.run_ack_function(request=request, response=response)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is told to whom Bolt would tell it
            await self.listener_error_handler.handle(error=error, request=request, response=response)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._traffic.end()


class FastAckApp(AsyncApp):
    """Bolt's app with a prompt runner. Lazy listeners and `process_before_response` are not for it."""

    def __init__(self, in_flight: InFlight, **settings: Any) -> None:  # noqa: ANN401  # whatever Bolt's own takes
        super().__init__(**settings)
        self._async_listener_runner = ListenerRunner(self._async_listener_runner, in_flight)
