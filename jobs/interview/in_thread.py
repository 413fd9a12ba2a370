"""Say something in the interview's thread. Where its first message was deleted, go on in a new thread, which says so."""

from collections.abc import Mapping

from handover.interview.jobs import NEW_THREAD
from handover.interview.questions import put_in_new_thread
from handover.model.decision import Decision, unchanged
from handover.model.handover import Handover
from handover.model.interview import Interview
from handover.model.people import Role
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext, ThreadGone
from jobs.engine.job_type import JobType, Retention
from messages.failures import FailureWords
from messages.interview.new_thread import new_thread
from messages.interview.opener import opener
from messages.kit.message import Message
from services.interview.threads import INTERVIEWS, where_held
from storage.store import SlackRef, UnitOfWork

FIRST = ":thread"
"""What the key of a new thread's first message ends with."""
OPENER = ":opener"
"""The same for the first thread of an interview that is not held below a welcome."""


def role_of(ref: Mapping[str, str]) -> Role:
    """Return whose interview a job belongs to: older ones say nothing, and belong to the outgoing CSM's."""
    return Role(ref.get("role", Role.OUTGOING))


async def thread_of(context: JobContext, interview: Interview) -> SlackRef | None:
    """Return where the interview is held, None while there is no thread."""
    return await context.slack_ref(*where_held(interview))


async def open_thread(context: JobContext, handover: Handover, interview: Interview) -> SlackRef:
    """Begin the thread of the incoming CSM's interview, and return it."""
    conversation, (kind, subject) = await context.dm(interview.person), where_held(interview)
    ts = await context.post(conversation, opener(handover), part=OPENER)
    thread = SlackRef(handover.id, kind, conversation, ts, subject)
    async with context.unit() as unit:
        await unit.slack_refs.put(thread)
    return thread


async def say(
    context: JobContext, thread: SlackRef, message: Message, *, is_question: bool = False
) -> tuple[SlackRef, str]:
    """Post a message in the thread, or in a new one in its place, and return the thread and the message's ts.

    In a new thread the question that waits is put again, unless the message `is_question` itself.
    """
    try:
        return thread, await context.reply(thread.conversation, thread.ts, message)
    except ThreadGone as gone:
        if gone.ts:
            # Slack has put it outside of any thread.
            await context.delete(thread.conversation, gone.ts)
        new = await context.slack_ref(thread.kind, thread.subject)
        # A job of another lane may have begun it while this one asked Slack.
        if new is None or new.ts == thread.ts:
            new = await go_on_elsewhere(context, thread, ask_again=not is_question)
    return new, await context.post(new.conversation, message, thread_ts=new.ts)


async def go_on_elsewhere(context: JobContext, lost: SlackRef, *, ask_again: bool) -> SlackRef:
    """Begin a new thread in place of the one that is lost, and return it. What is written in the old one is heard, too."""
    handover, role = await context.handover(), INTERVIEWS[lost.kind]
    ts = await context.post(lost.conversation, new_thread(handover, role), part=FIRST)
    new = SlackRef(lost.handover_id, lost.kind, lost.conversation, ts, lost.subject)

    def rule(handover: Handover) -> Decision:
        return put_in_new_thread(handover, role) if ask_again else unchanged(handover)

    async def put(unit: UnitOfWork) -> None:
        await unit.slack_refs.put_instead(new)

    await context.decide(rule, put)
    return new


async def run(context: JobContext) -> HandlerOutcome:
    """Begin the new thread and put the question again that waits, unless that has happened since."""
    handover = await context.handover_for(context.job.ref["user"])
    thread = await thread_of(context, handover.interview_of(role_of(context.job.ref)))
    if not handover.open or thread is None or thread.ts != context.job.ref["lost"]:
        return Dropped("the interview goes on elsewhere already")
    new = await go_on_elsewhere(context, thread, ask_again=True)
    return Done({"ts": new.ts})


JOB = JobType(
    NEW_THREAD,
    run,
    retention=Retention.WHILE_HANDOVER_OPEN,
    failure=FailureWords("go on with the interview in a new thread"),
)
