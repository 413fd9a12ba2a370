"""Around every listener: a refusal becomes kind words in the right place, a failure an apology with a reference.

Why a decorator and not Bolt's own error handler: that one knows neither who waits nor where they look. Nothing may therefore
leave a listener as an exception.
"""

import asyncio
import inspect
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from types import CodeType
from typing import Any

import structlog
from aiohttp import ClientError
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import DBAPIError

from handlers.kit import no_secret
from handlers.kit.as_sent import OUTDATED, as_sent
from handlers.kit.form_values import FormValues
from handlers.kit.put_off import PUT_OFF
from handlers.kit.request import request_from
from handlers.kit.responder import Responder, ResponseRefused
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.refusals import Refusal
from messages.kit import field_problems, notices, refusals
from messages.kit.slack_codes import TRIGGER_STALE, code_in
from messages.kit.text import escape
from messages.kit.values import ButtonValue
from services.admission import age
from services.context import Services
from storage.database.causes import spoken_cause, takes_nothing

log = structlog.get_logger(__name__)

Listener = Callable[..., Awaitable[None]]
Guarded = Callable[[AsyncArgs], Awaitable[None]]
"""A listener as Bolt calls it. Named once: each bot has hundreds, and writing the type out takes longer than making one."""
ANSWERED_EVENTS = frozenset({"message", "app_mention"})
"""Events by which somebody speaks to us. Of any other (a new name, a tab opened) nobody waits for an answer."""
LISTENING = "baton_listening"
"""The key in Bolt's context which says, for `handlers/unhandled.py`, that a listener of ours has the request.

Bolt calls its error handler with nothing else that tells a late listener from none.
"""
SECRETS = frozenset({FieldProblem.SECRET, FieldProblem.PRIVATE_KEY})
ACK_AFTER = 2.5
"""Seconds after its arrival at which a request is acknowledged, whatever its listener still waits for. Slack gives three."""


def listener(services: Services, ack_after: float = ACK_AFTER) -> Callable[[Listener], Guarded]:
    """Return a decorator for Bolt listeners, placed under `@app.action(…)` and its like.

    The listener names the arguments it wants: `request` (a `Request`), `respond` (a `Responder`), `button` (a `ButtonValue`),
    `form` (`FormValues`), or Bolt's own (`ack`, `body`, `client`, `event`, `view` …; `args` for all). It raises a `Refusal`
    to say no. Of a request that was put off (`handlers/kit/put_off.py`) it only tells whoever made it.

    When it ends well the request is acknowledged, if the listener has not done so; already `ack_after` seconds after it came in,
    and what it says is then said afterwards. Then the worker is woken if jobs were stored. Where the database takes nothing, an
    event is not acknowledged, for Slack sends it again, and everybody else hears that nothing was saved. Never raises.
    """

    def decorate(listen: Listener) -> Guarded:
        wanted = _argument_names(listen)
        name = f"{listen.__module__}.{listen.__name__}"

        # Bolt looks at the signature to see what to pass, so this one asks for everything and passes on what is wanted.
        async def guard(args: AsyncArgs) -> None:
            args.context[LISTENING] = True
            enqueued = services.store.asked
            respond = Responder(args)
            with structlog.contextvars.bound_contextvars(listener=name):
                if PUT_OFF in args.context:
                    await _try_to_tell(args, respond, notices.busy())
                    return
                try:
                    async with _acknowledged(args, respond, ack_after):
                        with as_sent():
                            given = {word: _argument(word, args, respond, services) for word in wanted}
                        await _listen(listen(**given), args, respond)
                except TimeoutError:
                    # Slack did not answer us in time. No trace: somebody waits for words.
                    log.warning("listener gave up waiting")
                    await _try_to_tell(args, respond, notices.slack_timed_out())
                except Exception as failure:  # noqa: BLE001  # nothing may leave a listener
                    await _tell_of_failure(args, respond, failure)
                finally:
                    # Not at the commit: whoever pressed is answered first. And not for those who only looked.
                    if services.store.asked != enqueued:
                        services.wake()

        guard.__name__, guard.__qualname__, guard.__module__ = listen.__name__, listen.__qualname__, listen.__module__
        guard.__doc__ = listen.__doc__
        guard.__signature__ = _WHOLE  # type: ignore[attr-defined]  # asked for by Bolt, and slow to find out
        return guard

    return decorate


def _argument_names(listen: Listener) -> Sequence[str]:
    """Return what `inspect.getfullargspec` does, which takes half of the time of registering hundreds of listeners."""
    code: CodeType = listen.__code__  # every listener is a plain function
    return code.co_varnames[: code.co_argcount]


async def _takes_all(args: AsyncArgs) -> None:
    """Have the signature of what listens in place of a listener."""


_WHOLE = inspect.signature(_takes_all)


def _argument(word: str, args: AsyncArgs, respond: Responder, services: Services) -> object:
    match word:
        case "args":
            return args
        case "request":
            return request_from(args.context, args.body, services.now())
        case "respond":
            return respond
        case "button":
            action = args.action or {}
            return ButtonValue.parse(action.get("value") or (action.get("selected_option") or {}).get("value") or "")
        case "form":
            return FormValues(args.view or args.body["view"])
        case _:
            return getattr(args, word)


@asynccontextmanager
async def _acknowledged(args: AsyncArgs, respond: Responder, ack_after: float) -> AsyncIterator[None]:
    """Acknowledge the request in time, should a database or Slack itself keep the listener waiting.

    A form that is sent stays open and says that it takes longer; what comes of it is told afterwards. An event is left as it
    is: it comes again, while one acknowledged by a process that then dies is lost. So is a menu that asks for its options:
    without them its ack would say that there are none.
    """
    kind, kept_open = args.body.get("type"), False

    async def acknowledge() -> None:
        nonlocal kept_open
        await asyncio.sleep(ack_after - age())
        if kind == "view_submission":
            kept_open = await respond.keep_form_open(notices.takes_longer())
        else:
            await respond.ack()

    patient = kind in ("event_callback", "block_suggestion")
    waiting = None if patient else asyncio.create_task(acknowledge())
    try:
        yield
    finally:
        if waiting is not None:
            waiting.cancel()
    if kept_open and not respond.told:
        await respond.tell(notices.done_after_all())


async def _listen(listening: Awaitable[None], args: AsyncArgs, respond: Responder) -> None:
    """Let the listener do its work, say no in its place where it refuses, and see to the acknowledgement."""
    try:
        await listening
    except Refusal as refusal:
        await _refuse(args, respond, refusal)
    else:
        log.info("request.done")
    await respond.ack()


async def _refuse(args: AsyncArgs, respond: Responder, refusal: Refusal) -> None:
    log.info("request.refused", refusal=type(refusal).__name__)
    if _asks_for_options(args):
        await args.ack(options=[])
        return
    if isinstance(refusal, FieldProblems) and args.view is not None and args.ack.response is None:
        errors = beside_fields(refusal, args.view["blocks"])
        errors |= await no_secret.offered(args.client, FormValues(args.view))
        if errors:
            await args.ack(response_action="errors", errors=errors)
            return
    await _try_to_tell(args, respond, _words_of(refusal))


def beside_fields(refusal: FieldProblems, blocks: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the words for each field by the block id of its input, which is `field` or `field:anything`."""
    words = field_problems.beside(refusal)
    inputs = [block["block_id"] for block in blocks if block["type"] == "input"]
    return {block_id: words[field] for block_id in inputs if (field := block_id.partition(":")[0]) in words}


async def _try_to_tell(args: AsyncArgs, respond: Responder, words: str) -> None:
    """Say it; when even that fails, the log is all that is left. The ack at least is given."""
    try:
        if _asks_for_options(args):
            # The menu shows that there is nothing to choose; words at every letter typed would be too many.
            await args.ack(options=[])
        elif args.event is None or args.event.get("type") in ANSWERED_EVENTS:
            await respond.tell(words)
    except (SlackApiError, ClientError, TimeoutError):
        log.exception("could not tell the person", type=args.body.get("type"))
    await respond.ack()


def _asks_for_options(args: AsyncArgs) -> bool:
    return args.body.get("type") == "block_suggestion" and args.ack.response is None


async def _tell_of_failure(args: AsyncArgs, respond: Responder, failure: Exception) -> None:
    if isinstance(failure, DBAPIError) and takes_nothing(failure):
        # No trace: the cause says it all, and this may go on for hours.
        log.error("request.not_saved", why=spoken_cause(failure))
        await _tell_not_saved(args, respond)
    elif isinstance(failure, OUTDATED):
        log.warning("request.outdated", why=type(failure).__name__)
        await _try_to_tell(args, respond, notices.outdated())
    else:
        reference = secrets.token_hex(3)
        log.error("listener failed", reference=reference, exc_info=failure)
        await _try_to_tell(args, respond, _words_for(failure, reference))


async def _tell_not_saved(args: AsyncArgs, respond: Responder) -> None:
    """Say that nothing was saved. An event is left unacknowledged, and its writer told at its first coming only."""
    if args.event is None:
        await _try_to_tell(args, respond, notices.not_saved())
    elif args.event.get("type") in ANSWERED_EVENTS and args.request.headers.get("x-slack-retry-num", ["0"])[0] == "0":
        try:
            await respond.tell_without_ack(notices.not_saved_yet())
        except (SlackApiError, ResponseRefused, ClientError, TimeoutError) as failure:
            log.warning("could not tell the person", why=type(failure).__name__)


def _words_of(refusal: Refusal) -> str:
    if isinstance(refusal, FieldProblems):
        return escape(" ".join(field_problems.beside(refusal).values()))
    return refusals.words(refusal)


def _words_for(failure: Exception, reference: str) -> str:
    if isinstance(failure, SlackApiError) and code_in(failure.response) in TRIGGER_STALE:
        return notices.trigger_expired()
    return notices.apology(reference)
