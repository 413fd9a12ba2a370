"""An older copy of the database was put back: Slack shows what the bot did after the copy was made, and nobody here knows it.

Until when a database was in use is noted in it with every heartbeat. What the bot has done in Slack after that time, as far as the
database does not know it, was done on a newer state of it.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane

RESTORED_LOOK = JobKind("restored_look")
RESTORED_TOLD = JobKind("restored_told")
LOST_CHANNEL_TOLD = JobKind("lost_channel_told")

MARK_EVERY = timedelta(minutes=1)
"""How often it is noted that the bot is at work."""
UNNOTED = 2 * MARK_EVERY
"""For how long at most nothing is noted while the bot is at work: after a shorter time there is nothing to look for."""
MOST_LOST = 1000
"""More questions, and more versions of an e-mail, than one handover gets between a copy of the database and its return."""
MOST_COMPARED = 20
"""How many handovers are compared with Slack at a start, those at work on last."""


def worth_a_look(alive_at: datetime, now: datetime) -> bool:
    """Return whether so much time has passed since the database was last in use (both UTC) that more may stand in Slack."""
    return now - alive_at > UNNOTED


def restored_look(since: datetime, now: datetime) -> Job:
    """Look what the bot has done in Slack since then that the database does not know (UTC); once for each such moment."""
    key = f"restored_look:{since.isoformat()}"
    return Job(RESTORED_LOOK, key, key, "", {"since": since.isoformat(), "at": now.isoformat()})


def restored_told(handover_id: str, since: datetime) -> Job:
    """Say in a handover's channel that what was done in it after this moment (UTC) is not known any more."""
    key = f"restored_told:{handover_id}:{since.isoformat()}"
    return Job(RESTORED_TOLD, key, channel_lane(handover_id), handover_id, {"since": since.isoformat()})


def lost_channel_told(conversation: str, since: datetime, handover_id: str) -> Job:
    """Say in a channel of the bot's that its handover, begun after this moment (UTC), is not known.

    `handover_id` is set where that handover is known after all and goes on in another channel.
    """
    key = f"lost_channel_told:{conversation}"
    ref = {"conversation": conversation, "since": since.isoformat()}
    return Job(LOST_CHANNEL_TOLD, key, key, handover_id, ref)


def numbers_skipped(handover: Handover) -> Decision:
    """Let no number be used again that something unknown may have in Slack: its buttons would act on something else."""
    return Decision(replace(handover, numbers_from=handover.numbers_from + MOST_LOST))


def unknown_keys(in_slack: Iterable[str], known: Iterable[str], handover_id: str) -> list[str]:
    """Return the keys of messages about this handover that no job known here can have sent.

    A message of a job that sends several carries the job's key with something behind it.
    """
    ours = frozenset(known)
    return [key for key in in_slack if handover_id in key.split(":") and not _begins(key, ours)]


def _begins(key: str, ours: frozenset[str]) -> bool:
    """Return whether the key, or what it begins with up to one of its colons, is one of ours."""
    parts = key.split(":")
    return any(":".join(parts[:number]) in ours for number in range(len(parts), 0, -1))
