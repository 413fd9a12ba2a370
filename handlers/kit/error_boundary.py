"""Around every listener: a refusal becomes kind words in the right place, a failure an apology with a reference.

Why a decorator and not Bolt's own error handler: that one knows neither who waits nor where they look. Nothing may therefore
leave a listener as an exception.
"""

import asyncio
import inspect
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import structlog
from aiohttp import ClientError
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.errors import SlackApiError

from handlers.kit.respond import respond
from handover.model.refusals import FieldProblems, Refusal
from messages.kit import field_problems, notices, refusals
from messages.kit.text import escape
from services.context import Services

log = structlog.get_logger(__name__)

Listener = Callable[..., Awaitable[None]]
STALE_TRIGGERS = frozenset({"expired_trigger_id", "trigger_expired"})
ANSWERED = frozenset({"message", "app_mention"})
"""Events by which somebody speaks to us. Of any other (a new name, a tab opened) nobody waits for an answer."""
HEARD = "baton_heard"
"""Where the context keeps that a listener of ours has the request."""
IN_TIME = 2.0
"""Seconds after which a request is acknowledged, whatever its listener still waits for. Slack gives three."""


def error_boundary(
    services: Services, in_time: float = IN_TIME
) -> Callable[[Listener], Callable[[AsyncArgs], Awaitable[None]]]:
    """Return a decorator for Bolt listeners, placed under `@app.action(…)` and its like.

    The listener names the arguments it wants, as with Bolt (`ack`, `body`, `client`, `context`, `action`, `view` …; `args`
    for all), and raises a `Refusal` to say no. When it ends well the request is acknowledged, if the listener has not done so;
    already after `in_time` seconds, and what it says is then said afterwards. Then the worker is set to the jobs that were
    stored meanwhile. Never raises.
    """

    def decorate(listener: Listener) -> Callable[[AsyncArgs], Awaitable[None]]:
        wanted = inspect.getfullargspec(listener).args
        name = f"{listener.__module__}.{listener.__name__}"

        # Bolt looks at the signature to see what to pass, so this one asks for everything and passes on what is wanted.
        async def guard(args: AsyncArgs) -> None:
            args.context[HEARD] = True
            asked = services.store.asked
            with structlog.contextvars.bound_contextvars(listener=name):
                try:
                    async with _acknowledged(args, in_time):
                        given = {word: args if word == "args" else getattr(args, word) for word in wanted}
                        await _heard(listener(**given), args)
                except TimeoutError:
                    # Slack did not answer us in time. No trace: somebody waits for words.
                    log.warning("listener gave up waiting")
                    await _try_to_tell(args, notices.slack_is_slow())
                except Exception as failure:
                    reference = secrets.token_hex(3)
                    log.exception("listener failed", reference=reference)
                    await _try_to_tell(args, _words_for(failure, reference))
                finally:
                    # Not at the commit: whoever pressed is answered first. And not for those who only looked.
                    if services.store.asked != asked:
                        services.wake()

        guard.__name__, guard.__qualname__, guard.__module__ = (
            listener.__name__,
            listener.__qualname__,
            listener.__module__,
        )
        guard.__doc__ = listener.__doc__
        return guard

    return decorate


@asynccontextmanager
async def _acknowledged(args: AsyncArgs, in_time: float) -> AsyncIterator[None]:
    """Acknowledge the request in time, should a database or Slack itself keep the listener waiting.

    Not a form that is sent: an empty ack would close it, and with it what was typed. Not an event: it comes again, while
    one acknowledged by a process that then dies is lost.
    """

    async def acknowledge() -> None:
        await asyncio.sleep(in_time)
        if args.ack.response is None:
            await args.ack()

    patient = args.body.get("type") in ("view_submission", "event_callback")
    waiting = None if patient else asyncio.create_task(acknowledge())
    try:
        yield
    finally:
        if waiting is not None:
            waiting.cancel()


async def _heard(listening: Awaitable[None], args: AsyncArgs) -> None:
    """Let the listener do its work, say no in its place where it refuses, and see to the acknowledgement."""
    try:
        await listening
    except Refusal as refusal:
        await _refuse(args, refusal)
    else:
        log.info("request.done")
    if args.ack.response is None:
        await args.ack()


async def _refuse(args: AsyncArgs, refusal: Refusal) -> None:
    log.info("request.refused", refusal=type(refusal).__name__)
    if isinstance(refusal, FieldProblems) and args.view is not None and args.ack.response is None:
        errors = beside_fields(refusal, args.view["blocks"])
        if errors:
            await args.ack(response_action="errors", errors=errors)
            return
    await _try_to_tell(args, _words_of(refusal))


def beside_fields(refusal: FieldProblems, blocks: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the words for each field by the block id of its input, which is `field` or `field:anything`."""
    words = field_problems.beside(refusal)
    inputs = [block["block_id"] for block in blocks if block["type"] == "input"]
    return {block_id: words[field] for block_id in inputs if (field := block_id.partition(":")[0]) in words}


async def _try_to_tell(args: AsyncArgs, words: str) -> None:
    """Say it; when even that fails, the log is all that is left. The ack at least is given."""
    try:
        if args.event is None or args.event.get("type") in ANSWERED:
            await respond(args, words)
    except (SlackApiError, ClientError, TimeoutError):
        log.exception("could not respond the person", type=args.body.get("type"))
    if args.ack.response is None:
        await args.ack()


def _words_of(refusal: Refusal) -> str:
    if isinstance(refusal, FieldProblems):
        return escape(" ".join(field_problems.beside(refusal).values()))
    return refusals.words(refusal)


def _words_for(failure: Exception, reference: str) -> str:
    if isinstance(failure, SlackApiError) and failure.response["error"] in STALE_TRIGGERS:
        return notices.too_slow()
    return notices.apology(reference)
