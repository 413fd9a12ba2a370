"""Finding the listener of a request by its name, and answering Slack the moment it has acknowledged.

Bolt looks every ten milliseconds whether a listener has acknowledged: the person waits for the next look, a hundred people at
once cost a hundred looks each time, and an exception between two looks makes Bolt forget the acknowledgement. It also
acknowledges an event before its listener begins: a process that died in between would have told Slack that it has received what
it never wrote down. Here an event is acknowledged like everything else, by its listener, when all that follows is stored;
unacknowledged, it comes again.

Bolt asks each of its listeners in turn whether a request is for it, which costs more than everything else it does. Here they are
kept by what they listen for. Nothing of this touches Bolt's inner parts: it is a middleware, the last one, that answers.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.listener.async_listener import AsyncCustomListener, AsyncListener
from slack_bolt.listener.async_listener_error_handler import AsyncListenerErrorHandler
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.connection.in_flight import InFlight
from bot.connection.late_messages import LateMessages
from bot.connection.payloads import MalformedPayload
from handlers.kit.message_event import is_of_an_app, place_of_new
from handlers.kit.put_off import PUT_OFF, Answer
from handlers.kit.request import workspace_of
from services.admission import Admission, Busy

TURN = "baton_turn"
"""The key in Bolt's context of a request's turn, until its listener has taken it over."""


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


Listen = Callable[..., Awaitable[Any]]
Key = tuple[str, str]
"""What is listened for: a kind of request, and which of its kind."""


class ListenerTable(AsyncMiddleware):
    """Has the listener of a request answer it, each counted as in flight until its end; other requests are passed on.

    Whatever a listener raises is told to the handler that `errors` returns.
    """

    def __init__(self, app_name: str, in_flight: InFlight, errors: Callable[[], AsyncListenerErrorHandler]) -> None:
        self._app_name, self._traffic, self._errors = app_name, in_flight, errors
        self._functions: dict[Key, Listen] = {}
        self._listeners: dict[Key, AsyncListener] = {}
        self._running: set[asyncio.Task[None]] = set()

    @property
    def functions(self) -> Mapping[Key, Listen]:
        """The functions that listen, by what they listen for."""
        return self._functions

    def add(self, key: Key, listen: Listen) -> None:
        """Have this function listen for such requests. Raises ValueError when another one does."""
        if key in self._functions:
            raise ValueError(f"there is a listener for {' '.join(key)} already")
        self._functions[key] = listen

    def listener(self, key: Key) -> AsyncListener | None:
        """Return Bolt's listener for such requests, None where nothing listens for them.

        It is made when it is first asked for: of hundreds a start would wait for all.
        """
        if key not in self._listeners and key in self._functions:
            self._listeners[key] = AsyncCustomListener(
                app_name=self._app_name,
                ack_function=self._functions[key],
                lazy_functions=(),
                matchers=(),
                middleware=(),
            )
        return self._listeners.get(key)

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002  # Bolt's signature
    ) -> BoltResponse | None:
        """Start the listener and return what it acknowledges with; None when it does not within its time."""
        listener = self.listener(key_of(req.body))
        if listener is None:
            return await next()
        ack = req.context["ack"] = AwaitableAck()
        self._traffic.begin()
        task = asyncio.create_task(self._listen(listener, req, resp))
        self._running.add(task)
        task.add_done_callback(self._ended)
        turn = req.context.pop(TURN, None)
        if turn is not None:
            task.add_done_callback(lambda _: turn.end())
        return await ack.given(listener.ack_timeout)

    async def _listen(self, listener: AsyncListener, request: AsyncBoltRequest, response: BoltResponse) -> None:
        try:
            await listener.run_ack_function(request=request, response=response)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is told to whom Bolt would tell it
            await self._errors().handle(error=error, request=request, response=response)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._traffic.end()


class Asked(Protocol):
    """A request that waits for its turn."""

    def read(self) -> AsyncBoltRequest:
        """Return it whole. Raises MalformedPayload."""

    def glance(self) -> Mapping[str, Any]:
        """Return as much of its payload as the words depend on that there is no time. Raises MalformedPayload."""


@dataclass(frozen=True)
class Read:
    """One that has been read."""

    request: AsyncBoltRequest

    def read(self) -> AsyncBoltRequest:
        """Return it."""
        return self.request

    def glance(self) -> Mapping[str, Any]:
        """Return its payload."""
        return self.request.body


class FastAckApp(AsyncApp):
    """Bolt's app with a table of listeners, named by plain strings. It takes no lazy ones, and no middleware of their own.

    Each request begins in its turn, before anything is done with it. One that could not be done in time is answered by
    `put_off`, and its listener runs later with `PUT_OFF` in its context, to tell who waits.
    """

    def __init__(
        self,
        in_flight: InFlight,
        admission: Admission,
        put_off: Callable[[Mapping[str, Any]], Answer],
        late_messages: LateMessages,
        **settings: Any,  # noqa: ANN401  # whatever Bolt's own takes
    ) -> None:
        super().__init__(**settings)
        self.table = ListenerTable(self.name, in_flight, lambda: self.listener_runner.listener_error_handler)
        self._traffic, self._admission, self._put_off = in_flight, admission, put_off
        self._late_messages = late_messages
        self._complete = False
        self._events: dict[str, asyncio.Future[BoltResponse]] = {}
        self._telling: set[asyncio.Task[None]] = set()

    def action(self, constraints: str) -> Callable[[Listen], Listen]:  # type: ignore[override]  # of what Bolt takes, names alone
        """Listen for an element of a block, by its action id."""
        return self._listening("block_actions", constraints)

    def view(self, constraints: str) -> Callable[[Listen], Listen]:  # type: ignore[override]
        """Listen for a form that is sent, by its callback id."""
        return self._listening("view_submission", constraints)

    def command(self, command: str) -> Callable[[Listen], Listen]:  # type: ignore[override]
        """Listen for a slash command."""
        return self._listening("command", command)

    def options(self, constraints: str) -> Callable[[Listen], Listen]:  # type: ignore[override]
        """Listen for a menu that asks what it is to offer, by its action id."""
        return self._listening("block_suggestion", constraints)

    def shortcut(self, constraints: str) -> Callable[[Listen], Listen]:  # type: ignore[override]
        """Listen for a shortcut, global or on a message, by its callback id."""
        return self._listening("shortcut", constraints)

    def event(self, event: str) -> Callable[[Listen], Listen]:  # type: ignore[override]
        """Listen for events of a type, whatever their subtype."""
        return self._listening("event_callback", event)

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """Return the answer to a request. An event that is sent again while it is under way shares the answer to the first.

        A message that a person wrote is answered in time, though it may be dealt with later (`bot/connection/late_messages.py`).
        """
        event_id = str(req.body.get("event_id") or "") if req.body.get("type") == "event_callback" else ""
        if not event_id:
            return await self._in_turn(Read(req), patient=False)
        event: Mapping[str, Any] = req.body.get("event") or {}
        if is_of_an_app(event):
            return BoltResponse(status=200)
        answering = self._answering(req, event_id)
        place = place_of_new(event, workspace_of(req.context), event_id)
        if place is None:
            return await asyncio.shield(answering)
        return await self._late_messages.answer(place, answering)

    async def deliver(self, req: AsyncBoltRequest) -> bool:
        """Have an event dealt with that Slack does not send again, and return whether it is acknowledged."""
        answer = await asyncio.shield(self._answering(req, str(req.body["event_id"])))
        return answer.status == HTTPStatus.OK

    def _answering(self, req: AsyncBoltRequest, event_id: str) -> "asyncio.Future[BoltResponse]":
        if event_id not in self._events:
            answering = self._events[event_id] = asyncio.ensure_future(self._in_turn(Read(req), patient=True))
            answering.add_done_callback(lambda _: self._events.pop(event_id))
        return self._events[event_id]

    async def async_dispatch_unread(self, asked: Asked) -> BoltResponse:
        """Return the answer to a command or an interaction, which is read in its turn. Raises MalformedPayload.

        Were all of a crowd's forms read first, each would wait for the reading of all.
        """
        return await self._in_turn(asked, patient=False)

    async def _in_turn(self, asked: Asked, *, patient: bool) -> BoltResponse:
        try:
            turn = await self._admission.turn(patient=patient)
        except Busy:
            return self._turned_away(asked)
        req = None
        try:
            req = asked.read()
            req.context[TURN] = turn
            return await self._dispatched(req)
        finally:
            if req is None or TURN in req.context:
                # No listener has taken it.
                turn.end()

    async def _dispatched(self, req: AsyncBoltRequest) -> BoltResponse:
        if not self._complete:
            # Only now, so that it comes after every other middleware.
            self.use(self.table)
            self._complete = True
        return await super().async_dispatch(req)

    def _turned_away(self, asked: Asked) -> BoltResponse:
        """Return the answer to a request that is not begun. What does not fit into an answer is told when there is time."""
        answer, told = self._put_off(asked.glance())
        if not told:
            self._traffic.begin()
            task = asyncio.create_task(self._tell_later(asked))
            self._telling.add(task)
            task.add_done_callback(self._telling.discard)
            task.add_done_callback(lambda _: self._traffic.end())
        return BoltResponse(status=200, body=answer)

    async def _tell_later(self, asked: Asked) -> None:
        async with self._admission.aside():
            with suppress(MalformedPayload):
                req = asked.read()
                req.context[PUT_OFF] = True
                await self._dispatched(req)

    def _listening(self, kind: str, which: str) -> Callable[[Listen], Listen]:
        def add(listen: Listen) -> Listen:
            self.table.add((kind, which), listen)
            return listen

        return add


def key_of(body: Mapping[str, Any]) -> Key:
    """Return what has to be listened for so as to get this request."""
    if "command" in body:
        return "command", body["command"]
    match body:
        case {"type": "block_actions", "actions": [{"action_id": which}, *_]}:
            return "block_actions", which
        case {"type": "block_suggestion", "action_id": which}:
            return "block_suggestion", which
        case {"type": "view_submission", "view": {"callback_id": which}}:
            return "view_submission", which
        case {"type": "shortcut" | "message_action", "callback_id": which}:
            return "shortcut", which
        case {"type": "event_callback", "event": {"type": which}}:
            return "event_callback", which
    return "", ""
