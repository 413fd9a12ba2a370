"""What stands in the interview's thread, read back from Slack where the database may know less."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog

from handover.interview import questions
from handover.interview.jobs import prompt
from handover.interview.lost_prompts import handover_of_prompt, note_lost, number_of_prompt
from handover.model.handover import Handover, Status
from handover.model.interview import Interview
from handover.time.timestamps import moment_of
from messages.kit.metadata import carries, key_of
from services.acting import act
from services.context import Services, SlackSilent
from services.message_event import MessageEvent
from services.request import Request

ReadThread = Callable[[MessageEvent, datetime], Awaitable[Sequence[Mapping[str, Any]]]]
"""Returns the messages of the event's thread since this time (UTC), oldest first, as Slack gives them with all metadata.

Raises SlackSilent.
"""
LOOK_BACK = timedelta(hours=1)
"""How long a question may have stood in the thread without that being stored."""
LATE = timedelta(seconds=30)
"""How long after it was written a message is heard late: Slack sends again what was not acknowledged, after a minute or five."""
JUST_BEFORE = timedelta(seconds=1)
"""From how long before it a thread is read to have the message itself, too."""
log = structlog.get_logger(__name__)


async def gone_meanwhile(request: Request, event: MessageEvent, read_thread: ReadThread) -> bool:
    """Return whether a message in a thread that is heard late has been deleted by now, which may have been heard before it.

    While Slack does not answer it counts as there.
    """
    if not event.thread or request.now - event.at < LATE:
        return False
    try:
        return event.stamp not in [str(message["ts"]) for message in await read_thread(event, event.at - JUST_BEFORE)]
    except SlackSilent:
        return False


async def note_delivery(
    services: Services,
    request: Request,
    handover: Handover,
    interview: Interview,
    event: MessageEvent,
    read_thread: ReadThread,
) -> None:
    """Store that the newest question stood in the thread when this was written, if it did and that is not stored yet.

    The process that posted it may have died before it could, and until another one takes over, a reply to it would be taken
    for one to the question before.
    """
    asked = interview.current
    if asked is None or asked.posted_at is not None or not event.new:
        return
    key = prompt(handover.id, interview, asked.seq).key
    stamps = [str(message["ts"]) for message in await read_thread(event, event.at - LOOK_BACK) if carries(key, message)]
    if stamps and moment_of(stamps[0]) < moment_of(event.stamp):
        posted_at = moment_of(stamps[0])
        await act(services, request, handover.id, lambda h, _: questions.prompt_posted(h, asked.seq, posted_at))


async def note_lost_prompts(
    services: Services,
    request: Request,
    handover: Handover,
    interview: Interview,
    event: MessageEvent,
    read_thread: ReadThread,
) -> None:
    """Store that the thread shows newer questions than the database knows, as it does after an older copy was restored.

    Slack is asked once for each handover after a start, so that it costs nothing in normal operation; when it does not
    answer, the next message asks again.
    """
    if (handover.id, interview.role) in services.compared_with_slack or handover.status is not Status.ACTIVE:
        return
    known = [one.posted_at for one in interview.prompts if one.posted_at is not None]
    try:
        messages = await read_thread(event, max(known, default=moment_of(event.thread)))
    except SlackSilent as error:
        log.warning("database.not_compared_with_slack", handover=handover.id, reason=str(error))
        return
    keyed = [(number_of_prompt(handover, key_of(one) or ""), moment_of(str(one["ts"]))) for one in messages]
    in_slack = {number: at for number, at in keyed if number is not None}
    newest = max((one.seq for one in interview.prompts), default=0)
    if lost := [number for number in in_slack if number > newest]:
        log.warning("database.behind_slack", handover=handover.id, prompts=len(lost))
        await act(services, request, handover.id, lambda h, _: note_lost(h, interview.role, in_slack))
    services.compared_with_slack.add((handover.id, interview.role))


async def require_not_lost(services: Services, request: Request, event: MessageEvent, read_thread: ReadThread) -> None:
    """Raise LostHandover where the thread shows questions of a handover that an older copy of the database does not have, and
    UnknownHandover where they are of one that was forgotten.

    While Slack does not answer the thread is one like any other.
    """
    try:
        keys = [key_of(one) or "" for one in await read_thread(event, moment_of(event.thread))]
    except SlackSilent:
        return
    asked = next((found for key in keys if (found := handover_of_prompt(key))), "")
    if asked:
        async with services.store.begin(request.workspace) as unit:
            await unit.handovers.get(asked)
