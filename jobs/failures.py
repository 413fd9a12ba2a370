"""Says what cannot be done, why, and what somebody can do about it: in the handover's channel, else to one person."""

from datetime import timedelta

from slack_sdk.errors import SlackApiError

from handover.blocking import released
from handover.failures import PERSON, trouble, who_can_act
from handover.model.handover import Handover
from handover.model.jobs import ErrandKind
from jobs.engine.context import Courier, Done, Dropped, NotYet, Outcome
from jobs.engine.slack_errors import NOT_REACHED, Meaning, judge
from messages.failures import trouble_note
from messages.kit.message import Message
from storage.store import PlaceKind

CHANNEL_WAIT = timedelta(seconds=10)
PATIENCE = 30
"""Attempts to wait for the channel, which may just be being made; after that one person is told."""


async def deliver(courier: Courier) -> Outcome:
    """Post the note once. What is about a person alone becomes a note for each of their open handovers.

    What waits for somebody who is gone goes back to its owner.
    """
    ref = courier.row.ref
    if not courier.row.about:
        async with courier.unit() as unit:
            mine = await unit.handovers.of_person(ref["user"])
        return Done(follow=tuple(trouble(one.id, ref["what"], ref["why"], ref["user"]) for one in mine))
    handover = await courier.handover()
    if await _channel_to_come(courier):
        return NotYet(courier.now() + CHANNEL_WAIT, "the channel is not there yet")
    if ref["what"] == PERSON:
        now = courier.now()
        handover = await courier.decide(lambda h: released(h, ref["user"], now=now))
    message = trouble_note(handover, ref["what"], ref["why"], ref["user"])
    return await _in_channel(courier, message) or await _to_somebody(courier, handover, message)


async def _channel_to_come(courier: Courier) -> bool:
    if courier.row.ref["what"] == ErrandKind.OPEN_CHANNEL or courier.row.attempts >= PATIENCE:
        return False
    return await courier.place(PlaceKind.CHANNEL) is None


async def _in_channel(courier: Courier, message: Message) -> Outcome | None:
    """Post it in the channel; None when there is none, or none that can be written in."""
    channel = await courier.place(PlaceKind.CHANNEL)
    if channel is None:
        return None
    try:
        return Done({"ts": await courier.post(channel.conversation, message)})
    except SlackApiError as error:
        if judge(error).meaning in NOT_REACHED | {Meaning.LOCKED_OUT}:
            raise
        return None


async def _to_somebody(courier: Courier, handover: Handover, message: Message) -> Outcome:
    people = await courier.people(handover.opened_by, *handover.participants)
    user = who_can_act(handover, people, courier.row.ref["user"])
    if not user:
        return Dropped("there is nobody left to tell")
    return Done({"ts": await courier.post(await courier.dm(user), message), "told": user})
