"""What is written to the bot in a direct message: taken down where it belongs, or answered helpfully, never guessed."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from handlers import people as directory
from handlers.kit.markup import mentioned, plain_text
from handlers.kit.message_event import MessageChange, MessageEvent, message_event
from handlers.kit.request import workspace_of
from handover.access import participants_only
from handover.evidence import Exhibit, links_in
from handover.interview import questions
from handover.interview.answering import Written, reply
from handover.interview.editing import edit, withdraw
from handover.interview.replies import Command, understood
from handover.model import jobs
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.model.refusals import Refusal
from handover.queries import Query, answer
from handover.time.timestamps import moment_of, stamp_of
from messages.kit import refusals
from messages.kit.metadata import carries
from services.context import Services
from storage.slack_refs import SlackRef, SlackRefKind
from storage.store import UnitOfWork

Once = Callable[[UnitOfWork], Awaitable[None]]
"""Stores that the event was message_event. Raises HeardBefore when it was."""


LOOKING_BACK = timedelta(hours=1)
"""How long a question may have stood in the thread without our having noted it."""


class HeardBefore(Exception):
    """What this event asked for has been done."""


async def listen(services: Services, context: AsyncBoltContext, body: dict[str, Any], event: dict[str, Any]) -> None:
    """Act on one message event, and ask for the answer there is to give in its thread.

    What it changes or asks for is stored together with the event's id, so that one delivered again does nothing.
    """
    said = message_event(event)
    if said is None:
        return
    now = services.now()

    async def once(unit: UnitOfWork) -> None:
        if not await unit.first_time(body["event_id"], now):
            raise HeardBefore

    def answered(wanted: Query, about: str = "", words: str = "") -> Job:
        where = {"where": said.conversation, "thread": said.thread, "user": said.user}
        return answer(body["event_id"], **where, wanted=wanted, about=about, words=words)

    async with services.store.begin(workspace_of(context)) as unit:
        place = await unit.slack_refs.at(said.conversation, said.thread) if said.thread else None
    with suppress(HeardBefore):
        try:
            asked = await _heard(services, context, said, place, once)
            job = answered(asked, place.handover_id if place else "") if asked else None
        except Refusal as refusal:
            job = answered(Query.REFUSAL, words=refusals.words(refusal))
        if job is not None:
            async with services.store.begin(workspace_of(context)) as unit:
                await once(unit)
                await unit.jobs.add(job)


async def _heard(
    services: Services, context: AsyncBoltContext, said: MessageEvent, place: SlackRef | None, once: Once
) -> Query | None:
    """Do what is said, and return what is to be answered; None when a question or note follows or nothing happened."""
    if place is None:
        return await _outside(services, context, said)
    async with services.store.begin(workspace_of(context)) as unit:
        handover = await unit.handovers.get(place.handover_id)
    person = await directory.person(services, context, said.user)
    participants_only(handover, person)
    if place.kind is not SlackRefKind.OUTGOING_THREAD or said.user != handover.outgoing:
        return Query.NOT_OUTGOING if _is_new(said) else None
    await _notice(services, context, handover, said)
    if said.happened is MessageChange.DELETED:
        await services.decide(workspace_of(context), handover.id, lambda h: withdraw(h, said.stamp, said.at), once)
        return None
    text = plain_text(said.text, await _names(services, context, said.text))
    meaning = understood(text)
    if isinstance(meaning, Command):
        return await _obey(services, context, handover, said, meaning, once)
    written = Written(said.stamp, said.user, meaning, _carried(said, text))
    await services.decide(workspace_of(context), handover.id, lambda h: _taken(h, written, said), once)
    return None


async def _outside(services: Services, context: AsyncBoltContext, said: MessageEvent) -> Query | None:
    """Return what is to be answered to a message in no thread of a handover."""
    if not _is_new(said):
        return None
    await directory.person(services, context, said.user)
    meaning = understood(said.text)
    if meaning is Command.THANKS:
        return None
    if meaning is Command.HELP:
        return Query.HELP
    return Query.LIST if meaning is Command.STATUS else Query.ELSEWHERE


async def _notice(services: Services, context: AsyncBoltContext, handover: Handover, said: MessageEvent) -> None:
    """Note that the newest question stood in the thread when this was written, if it did and nobody has said so.

    Who posted it may have died before it could, and until somebody else takes over, a reply to it would be taken for one
    to the question before.
    """
    asked = handover.interview.current
    if asked is None or asked.posted_at is not None or not _is_new(said):
        return
    key = jobs.prompt(handover.id, handover.outgoing, asked.seq).key
    page = await context.client.conversations_replies(
        channel=said.conversation,
        ts=said.thread,
        oldest=stamp_of(said.at - LOOKING_BACK),
        latest=said.stamp,
        include_all_metadata=True,
        limit=1000,
    )
    stamps = [str(message["ts"]) for message in page["messages"] if carries(key, message)]
    if stamps:
        posted_at = moment_of(stamps[0])
        await services.decide(
            workspace_of(context), handover.id, lambda h: questions.delivered(h, asked.seq, posted_at)
        )


def _taken(handover: Handover, written: Written, said: MessageEvent) -> Decision:
    return edit(handover, written, said.at) if said.happened is MessageChange.CHANGED else reply(handover, written)


async def _obey(
    services: Services, context: AsyncBoltContext, handover: Handover, said: MessageEvent, command: Command, once: Once
) -> Query | None:
    """Do what one of the known words says. A message that is edited into such a word says nothing about the customer."""
    workspace, now, written_at = workspace_of(context), services.now(), moment_of(said.stamp)
    if said.happened is MessageChange.CHANGED:
        await services.decide(workspace, handover.id, lambda h: withdraw(h, said.stamp, said.at), once)
        return None
    if command is Command.THANKS:
        # A courtesy asks for nothing: the question that waits still does.
        return None
    if command is Command.HELP:
        return Query.THREAD_HELP
    if command is Command.STATUS:
        return Query.THREAD_STATUS
    moves: dict[Command, questions.Rule] = {
        Command.SKIP: lambda h: questions.skip(h, written_at),
        Command.BACK: lambda h: questions.back(h, written_at),
        Command.LATER: lambda h: questions.later(h, written_at),
        Command.RESUME: lambda h: questions.resume(h, now),
    }
    await services.decide(workspace, handover.id, moves[command], once)
    return None


def _carried(said: MessageEvent, text: str) -> tuple[Exhibit, ...]:
    return (*said.files, *links_in(text))


async def _names(services: Services, context: AsyncBoltContext, text: str) -> dict[str, str]:
    """Return the names of the people mentioned."""
    people = [await directory.person(services, context, user) for user in mentioned(text)]
    return {person.id: person.name for person in people}


def _is_new(said: MessageEvent) -> bool:
    return said.happened is MessageChange.WRITTEN
