"""Jobs that can go on only when the handover has its channel, which may just be being made."""

from datetime import timedelta

from jobs.engine.context import Dropped, JobContext, Postponed

LOOK_AGAIN = timedelta(seconds=10)
MOST_ATTEMPTS = 60


def wait_for_channel(context: JobContext) -> Dropped | Postponed:
    """Return that a job without a channel looks again in ten seconds, and is not needed any more after ten minutes of that."""
    if context.job.attempts >= MOST_ATTEMPTS:
        return Dropped("there is no channel to say it in")
    return Postponed(context.now() + LOOK_AGAIN, "the channel is not there yet")
