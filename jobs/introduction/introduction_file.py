"""Puts the approved introduction e-mail as a file (.eml) below its text in the channel."""

from handover.introduction.drafting import INTRODUCTION_FILE, introduction_ready
from jobs.engine import files
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType
from messages.failures import EMAIL_FILE
from messages.introduction import email
from messages.kit.metadata import carries
from storage.store import SlackRefKind


async def run(context: JobContext) -> HandlerOutcome:
    """Share the file in the thread of the text, unless another version has taken its place or it was sent."""
    handover, version = await context.handover(), int(context.job.ref["version"])
    channel, draft = await context.slack_ref(SlackRefKind.CHANNEL), handover.introduction
    if channel is None or draft.version != version or not draft.approved or draft.sent:
        return Dropped("this version is not sent as a file any more")
    text = introduction_ready(handover.id, version)
    async for message in context.messages(channel.conversation, channel.ts or None):
        if carries(text.key, message):
            title = f"Introduction e-mail, version {version}"
            name, ts = f"introduction-v{version}.eml", channel.ts or str(message["ts"])
            await files.share(context, channel.conversation, name, email.eml(draft), title, ts)
            return Done()
    return Dropped("the text it belongs to is not in the channel any more")


JOB = JobType(INTRODUCTION_FILE, run, failure=EMAIL_FILE)
