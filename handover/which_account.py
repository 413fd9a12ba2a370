"""What is written at the top of a channel that several handovers share: whose account it is about is asked, never guessed."""

from dataclasses import dataclass

from handover.model.handover import Handover
from handover.model.jobs import Job, JobKind, channel_lane
from handover.model.refusals import Refusal

POST_LINKED = JobKind("post_linked")


@dataclass
class SavedWithAnother(Refusal):
    """What somebody wrote is saved as an answer of another account."""

    account: str


def post_linked(handover: Handover, user: str, conversation: str, ts: str, *, wanted: bool) -> Job:
    """Have the account's thread say that this message of `user` at the top of the channel is about it; or not any more."""
    key = f"post_linked:{handover.id}:{conversation}:{ts}"
    ref = {"user": user, "conversation": conversation, "ts": ts, "wanted": "yes" if wanted else ""}
    return Job(POST_LINKED, key, channel_lane(handover.id), handover.id, ref, again=True)
