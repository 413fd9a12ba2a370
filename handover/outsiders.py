"""Guests and people of other organisations in a handover's channel, or a channel that was made public: nothing internal is said
there until they have left, or it is private again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from handover.access import FRESH, USABLE
from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind
from handover.model.people import Barred, Person
from handover.model.refusals import Refusal

OUTSIDERS_LOOK = JobKind("outsiders_look")
OUTSIDERS_NOTICE = JobKind("outsiders_notice")
SHARED = "shared"
"""Stands for everybody of another organisation that the channel is shared with."""
PUBLIC = "public"
"""Stands for everybody in the workspace: the channel was made private, and somebody has opened it to all."""
STRANGE_FOR = timedelta(hours=1)
"""How long somebody in the channel who takes no part counts as the member they were when last looked at."""


class OutsidersInChannel(Refusal):
    """A guest or somebody of another organisation is in the channel, so nothing internal is said there."""


@dataclass(frozen=True)
class Audience:
    """Who can read a channel, as last looked at.

    `outsiders` are user ids (and `SHARED`, `PUBLIC`), `members` everybody else in it; those without a part in the handover were
    looked at one by one at `members_at`; `checked_at` is None when somebody has come or gone since. Moments are in UTC.
    """

    outsiders: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    checked_at: datetime | None = None
    members_at: datetime | None = None

    def fresh(self, now: datetime) -> bool:
        """Return whether it can be relied on at `now` (UTC) without looking."""
        return self.checked_at is not None and now - self.checked_at <= FRESH

    def usable(self, now: datetime) -> bool:
        """Return whether it can be relied on at `now` (UTC) although Slack does not answer."""
        return self.checked_at is not None and now - self.checked_at <= USABLE

    def still_members(self, now: datetime) -> tuple[str, ...]:
        """Return those who need not be looked at again at `now` (UTC)."""
        known = self.members_at is not None and now - self.members_at <= STRANGE_FOR
        return self.members if known else ()


def is_outsider(person: Person) -> bool:
    """Return whether internal words are not for this reader. Apps and deactivated accounts read nothing."""
    return person.barred in (Barred.GUEST, Barred.EXTERNAL)


def waits_for(conversation: str) -> str:
    """Return why a job waits that would say something internal in this channel."""
    return f"outsiders in {conversation}"


def look(handover_id: str) -> Job:
    """See who can read the handover's channel: somebody has come or gone."""
    key = f"outsiders_look:{handover_id}"
    return Job(OUTSIDERS_LOOK, key, key, handover_id, again=True)


def notices(
    handover: Handover, conversation: str, before: Audience, now: Audience, people: Mapping[str, Person], at: datetime
) -> tuple[Job, ...]:
    """Return what tells people that outsiders have come or gone: the manager, else the two CSMs, if they can be told."""
    if set(before.outsiders) == set(now.outsiders):
        return ()
    asked = (handover.manager, *([handover.outgoing, handover.incoming]))
    able = [user for user in asked if user and not (user in people and people[user].barred)]
    told = able[:1] if able[:1] == [handover.manager] else able
    return tuple(_notice(handover.id, user, conversation, now.outsiders, before.outsiders, at) for user in told)


def _notice(
    handover_id: str, user: str, conversation: str, outsiders: Iterable[str], before: Iterable[str], at: datetime
) -> Job:
    shown = ",".join(outsiders)
    key = hashlib.sha256(f"{conversation} {shown} {at.isoformat()}".encode()).hexdigest()[:16]
    ref = {"user": user, "channel": conversation, "outsiders": shown, "before": ",".join(before)}
    return Job(OUTSIDERS_NOTICE, f"outsiders:{handover_id}:{user}:{key}", f"outsiders:{handover_id}", handover_id, ref)
