"""Puts the approved introduction e-mail as a file (.eml) below its text in the channel."""

from handover.introduction.drafting import ALL_LETTERS, INTRODUCTION_FILE, introduction_ready
from handover.model.introduction import Introduction
from jobs.engine import files
from jobs.engine.context import Done, Dropped, HandlerOutcome, JobContext
from jobs.engine.job_type import JobType
from messages.failures import EMAIL_FILE
from messages.introduction import each, email
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
            ts = channel.ts or str(message["ts"])
            name, content, title = _file(draft, context.job.ref.get("letter", ""))
            await files.share(context, channel.conversation, name, content, title, ts)
            return Done()
    return Dropped("the text it belongs to is not in the channel any more")


def _file(draft: Introduction, letter: str) -> tuple[str, bytes, str]:
    """Return the name, the content and the title of a file: of the one letter, one of several by its number, or all of them."""
    name, title = f"introduction-v{draft.version}", f"Introduction e-mail, version {draft.version}"
    if letter == ALL_LETTERS:
        return f"{name}.zip", each.archive(draft), f"{title}: a file for each recipient"
    if not letter:
        return f"{name}.eml", email.eml(draft), title
    own = each.letters(draft)[int(letter) - 1]
    return f"{name}-{letter}.eml", email.eml(own), f"{title}: {own.to}"


JOB = JobType(INTRODUCTION_FILE, run, failure=EMAIL_FILE)
