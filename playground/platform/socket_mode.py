"""Socket Mode: connections of the app, envelopes to it, and its acknowledgements within three seconds."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from itertools import count
from time import monotonic, perf_counter
from typing import Any
from uuid import uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.clock import Clock, ScheduledCall
from playground.platform.acknowledgements import ACK_FIRST, MISPLACED, EnvelopeStatus, Unanswered
from playground.platform.inspector import Inspector
from playground.platform.sockets import part
from playground.workspace.entities import Json, JsonValue
from playground.workspace.records import EnvelopeRecord

MOST_CONNECTIONS = 10
EVENT_RETRIES = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))
"""How long after the event each further delivery of it is tried, by the playground's clock."""
_IDLE_SECONDS = 15.0
_TICKET_SECONDS = 30.0


class SocketHub:
    """The app's WebSocket connections: each envelope is sent over one of them."""

    def __init__(self, inspector: Inspector, clock: Clock, app_id: str, ack_timeout: float = 3.0) -> None:
        """`ack_timeout`: real seconds that an acknowledgement may take."""
        self._inspector = inspector
        self._clock = clock
        self._app_id = app_id
        self._ack_timeout = ack_timeout
        self._tickets: dict[str, float] = {}
        self._sockets: list[WebSocket] = []
        self.address = ""
        """Where the app is to connect, if that is not the playground itself: a relay that hands envelopes on."""
        self._turn = count()
        self._waiting: dict[str, asyncio.Future[JsonValue]] = {}
        self._sent_over: dict[str, WebSocket] = {}
        self._statuses: dict[str, EnvelopeStatus] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._retries: set[ScheduledCall] = set()
        self._connected = asyncio.Event()
        self.on_connected: Callable[[], None] = lambda: None
        """Called whenever a connection has been opened."""

    def issue_ticket(self) -> str:
        """A ticket for one connection, as `apps.connections.open` hands out."""
        ticket = uuid4().hex
        self._tickets[ticket] = monotonic()
        return ticket

    @property
    def connections(self) -> int:
        """How many connections the app has."""
        return len(self._sockets)

    @property
    def next_retry(self) -> datetime | None:
        """When an event that was not acknowledged is sent again (UTC), None when there is none."""
        return min((retry.when for retry in self._retries), default=None)

    async def connected(self) -> None:
        """Wait until the app is connected."""
        await self._connected.wait()

    async def serve(self, socket: WebSocket) -> None:
        """Serve one connection of the app until it ends."""
        issued = self._tickets.pop(socket.query_params.get("ticket", ""), None)
        if issued is None or monotonic() - issued > _TICKET_SECONDS:
            await socket.close(1008)
            return
        await socket.accept()
        if len(self._sockets) >= MOST_CONNECTIONS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return
        self._sockets.append(socket)
        try:
            await socket.send_json(self._hello())
            self._connected.set()
            self.on_connected()
            while True:
                self._received(await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self._dropped(socket)
            self._nobody_answers(socket)

    def _nobody_answers(self, socket: WebSocket) -> None:
        """Give up what was sent over a connection that has ended: its acknowledgement cannot come any more."""
        for envelope_id, carrier in tuple(self._sent_over.items()):
            waiting = self._waiting.get(envelope_id)
            if carrier is socket and waiting is not None and not waiting.done():
                waiting.set_exception(Unanswered("dispatch_failed"))

    def _dropped(self, socket: WebSocket) -> None:
        if socket in self._sockets:
            self._sockets.remove(socket)
        if not self._sockets:
            self._connected.clear()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._sockets),
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 3600},
        }

    def _received(self, text: str) -> None:
        """Take in one message of the app: an acknowledgement, once per envelope."""
        try:
            message = json.loads(text)
            envelope_id = message["envelope_id"]
        except (ValueError, TypeError, KeyError):
            advice = 'Send {"envelope_id": …} and, where the envelope accepts one, a payload.'
            self._inspector.broke("an app sends nothing but acknowledgements", "socket", advice=advice)
            return
        waiting = self._waiting.pop(envelope_id, None)
        if waiting is None:
            rule, advice = MISPLACED[self._statuses.get(envelope_id, "unknown")]
            self._inspector.broke(f"{rule} ({envelope_id})", "ack", advice=advice)
        elif not waiting.done():
            self._statuses[envelope_id] = "acknowledged"
            waiting.set_result(message.get("payload") or None)

    async def ask(self, kind: str, title: str, payload: Json) -> JsonValue:
        """Send a command or an interaction; returns the payload of its acknowledgement, if it has one.

        Raises `Unanswered` when nobody is connected, the connection breaks, or three seconds pass.
        """
        record = EnvelopeRecord(str(uuid4()), self._clock.now(), kind, title, payload)
        return await self._deliver(record, accepts_payload=True)

    def tell(self, title: str, payload: Json) -> None:
        """Send an event in the background, and again while it is not acknowledged."""
        self._spawn(self._tell(title, payload, 0))

    async def _tell(self, title: str, payload: Json, attempt: int, reason: str = "") -> None:
        record = EnvelopeRecord(str(uuid4()), self._clock.now(), "events_api", title, payload, attempt)
        try:
            await self._deliver(record, accepts_payload=False, reason=reason)
        except Unanswered as failure:
            why = "timeout" if str(failure) == "operation_timeout" else "connection_failed"
            self._retry(title, payload, attempt + 1, why)

    def _retry(self, title: str, payload: Json, attempt: int, reason: str) -> None:
        if attempt > len(EVENT_RETRIES):
            return

        def again() -> None:
            self._retries.remove(retry)
            self._spawn(self._tell(title, payload, attempt, reason))

        retry = self._clock.at(self._clock.now() + EVENT_RETRIES[attempt - 1], again)
        self._retries.add(retry)

    async def _deliver(self, record: EnvelopeRecord, *, accepts_payload: bool, reason: str = "") -> JsonValue:
        self._inspector.enveloped(record)
        envelope: Json = {
            "envelope_id": record.envelope_id,
            "type": record.type,
            "payload": record.payload,
            "accepts_response_payload": accepts_payload,
        }
        if record.type == "events_api":
            envelope |= {"retry_attempt": record.attempt, "retry_reason": reason}
        waiting: asyncio.Future[JsonValue] = asyncio.get_running_loop().create_future()
        self._waiting[record.envelope_id] = waiting
        self._statuses[record.envelope_id] = "given up"
        began = perf_counter()
        try:
            await self._send(envelope)
            record.ack = await asyncio.wait_for(waiting, self._ack_timeout)
            record.milliseconds = (perf_counter() - began) * 1000
        except TimeoutError:
            self._inspector.broke("every envelope is acknowledged within 3 seconds", record.title, advice=ACK_FIRST)
            record.failure = "operation_timeout"
        except Unanswered as failure:
            record.failure = str(failure)
        finally:
            self._waiting.pop(record.envelope_id, None)
            self._sent_over.pop(record.envelope_id, None)
            self._inspector.enveloped(record)
        if record.failure:
            raise Unanswered(record.failure)
        return record.ack

    async def _send(self, envelope: Json) -> None:
        while self._sockets:
            socket = self._sockets[next(self._turn) % len(self._sockets)]
            self._sent_over[str(envelope["envelope_id"])] = socket
            try:
                await socket.send_json(envelope)
            except (WebSocketDisconnect, RuntimeError):
                self._dropped(socket)
            else:
                return
        raise Unanswered("dispatch_failed")

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask the app to connect anew, as Slack does every few hours.

        With `warning`, some seconds before the end, the present connections still carry envelopes; else nothing more is
        sent over them.
        """
        for socket in tuple(self._sockets):
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}})
            if reason != "warning":
                self._dropped(socket)

    async def cut(self) -> None:
        """Drop all connections without a close message, as a broken network does."""
        for socket in tuple(self._sockets):
            self._dropped(socket)
            await part(socket, 1011)

    async def idle(self) -> None:
        """Wait until every event under way is acknowledged or given up; noted if the app never comes to rest."""
        try:
            async with asyncio.timeout(_IDLE_SECONDS):
                while self._tasks:
                    await asyncio.wait(set(self._tasks))
        except TimeoutError:
            rule = "an app comes to rest: its own posts must not keep it posting"
            self._inspector.broke(rule, "socket", advice="Ignore events whose user is the app itself.")

    async def close(self) -> None:
        """End all connections and whatever is under way."""
        for retry in self._retries:
            retry.cancel()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.cut()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
