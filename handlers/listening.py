"""What is written to the bot in a direct message: taken down where it belongs, or answered helpfully, never guessed."""

from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

from handlers import directory, overview
from handlers.desk import Desk, workspace_of
from handlers.heard import Happened, Heard, heard
from handlers.slack_text import mentioned, plain_text
from handlers.verbs import Asked
from handover import interview
from handover.access import participants_only, visible
from handover.answering import Written, reply
from handover.decision import Decision
from handover.editing import edit, withdraw
from handover.evidence import Exhibit, links_in
from handover.handover import Handover
from handover.refusals import Refusal
from handover.reply import Command, understood
from handover.reviewing import may_review
from handover.stamps import moment_of
from messages import commands, notices, refusals, thread
from messages.message import Message
from storage.places import Place, PlaceKind


async def listen(
    desk: Desk, client: AsyncWebClient, context: AsyncBoltContext, body: dict[str, Any], event: dict[str, Any]
) -> None:
    """Act on one message event, and say what there is to say in its thread.

    Rules are safe against redelivery by themselves; what is said is said once per event.
    """
    said = heard(event)
    if said is None:
        return
    async with desk.store.begin(workspace_of(context)) as unit:
        place = await unit.places.at(said.conversation, said.thread) if said.thread else None
    try:
        answer = await _answer(desk, client, context, body, said, place)
    except Refusal as refusal:
        answer = notices.private(refusals.words(refusal))
    async with desk.store.begin(workspace_of(context)) as unit:
        new = await unit.first_time(body["event_id"], desk.now())
    if answer is not None and new:
        await client.chat_postMessage(channel=said.conversation, thread_ts=said.thread or None, **answer.payload())


async def _answer(
    desk: Desk,
    client: AsyncWebClient,
    context: AsyncBoltContext,
    body: dict[str, Any],
    said: Heard,
    place: Place | None,
) -> Message | None:
    """Return what is to be said at once; None when nothing is, because a question or note follows or nothing happened."""
    if place is None:
        return await _outside(Asked(desk, client, context, body, said.user), said)
    async with desk.store.begin(workspace_of(context)) as unit:
        handover = await unit.handovers.get(place.handover_id)
    person = await directory.person(desk, context, said.user)
    participants_only(handover, person)
    if place.kind is not PlaceKind.OUTGOING_THREAD or said.user != handover.outgoing:
        return thread.not_outgoing(handover, may_review(handover, said.user)) if _is_new(said) else None
    if said.happened is Happened.DELETED:
        await desk.decide(workspace_of(context), handover.id, lambda h: withdraw(h, said.stamp, said.at))
        return None
    text = plain_text(said.text, await _names(desk, context, said.text))
    meaning = understood(text)
    if isinstance(meaning, Command):
        return await _obey(desk, context, handover, said, meaning)
    written = Written(said.stamp, said.user, meaning, _carried(said, text))
    await desk.decide(workspace_of(context), handover.id, lambda h: _taken(h, written, said))
    return None


async def _outside(asked: Asked, said: Heard) -> Message | None:
    """Return the answer to a message in no thread of a handover."""
    if not _is_new(said):
        return None
    meaning = understood(said.text)
    if meaning is Command.HELP:
        return commands.help_()
    if meaning is Command.STATUS:
        return await overview.list_mine(asked)
    person = await directory.person(asked.desk, asked.context, said.user)
    async with asked.desk.store.begin(workspace_of(asked.context)) as unit:
        mine = visible(await unit.handovers.of_person(said.user), person)
    return thread.elsewhere([one for one in mine if one.outgoing == said.user], any(mine))


def _taken(handover: Handover, written: Written, said: Heard) -> Decision:
    return edit(handover, written, said.at) if said.happened is Happened.CHANGED else reply(handover, written)


async def _obey(
    desk: Desk, context: AsyncBoltContext, handover: Handover, said: Heard, command: Command
) -> Message | None:
    """Do what one of the known words says. A message that is edited into such a word says nothing about the customer."""
    workspace, now, written_at = workspace_of(context), desk.now(), moment_of(said.stamp)
    if said.happened is Happened.CHANGED:
        await desk.decide(workspace, handover.id, lambda h: withdraw(h, said.stamp, said.at))
        return None
    if command is Command.HELP:
        return thread.help_words(handover)
    if command is Command.STATUS:
        return thread.status(handover)
    moves: dict[Command, interview.Rule] = {
        Command.SKIP: lambda h: interview.skip(h, written_at),
        Command.BACK: lambda h: interview.back(h, written_at),
        Command.LATER: lambda h: interview.later(h, written_at),
        Command.RESUME: lambda h: interview.resume(h, now),
    }
    await desk.decide(workspace, handover.id, moves[command])
    return None


def _carried(said: Heard, text: str) -> tuple[Exhibit, ...]:
    return (*said.files, *links_in(text))


async def _names(desk: Desk, context: AsyncBoltContext, text: str) -> dict[str, str]:
    """Return the names of the people mentioned."""
    people = [await directory.person(desk, context, user) for user in mentioned(text)]
    return {person.id: person.name for person in people}


def _is_new(said: Heard) -> bool:
    return said.happened is Happened.WRITTEN
