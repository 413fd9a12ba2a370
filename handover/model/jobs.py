"""What Slack must be told or made to do after a decision. Jobs hold references, never text: words are found at delivery."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class JobKind(StrEnum):
    """Every kind of thing the bot does in Slack on its own account. Each has one module in `deliveries/`."""

    OPEN_CHANNEL = "open_channel"
    INVITE = "invite"
    SUMMARY_CARD = "summary_card"
    BOOKMARKS = "bookmarks"
    WELCOME = "welcome"
    PROMPT = "prompt"
    SAVED_EDIT = "saved_edit"
    QUESTION_REPLIED = "question_replied"
    ITEM_BLOCKED = "item_blocked"
    STAGE_REACHED = "stage_reached"
    APPROVAL_WANTED = "approval_wanted"
    INTRODUCTION_READY = "introduction_ready"
    STATUS_CHANGED = "status_changed"
    DIGEST = "digest"
    DIGEST_REFRESH = "digest_refresh"
    HOME_TAB = "home_tab"
    WINDOW_ENDS = "window_ends"
    FINAL_SUMMARY = "final_summary"
    HANDOVER_DOCUMENT = "handover_document"
    ARCHIVE_CHANNEL = "archive_channel"
    ANSWER = "answer"
    FAILURE_NOTICE = "trouble"
    PERSON_CHECK = "person_check"


@dataclass(frozen=True)
class Job:
    """One thing to do.

    `key` names what it is for and is unique per workspace, so that asking twice does nothing. `lane` keeps order:
    jobs of one lane are done one after the other. `due` None means now. With `again`, a job that was done
    before is done once more (a card or a Home tab brought up to date); a burst of them is done once.
    """

    kind: JobKind
    key: str
    lane: str
    about: str = ""
    ref: Mapping[str, str] = field(default_factory=dict)
    due: datetime | None = None
    again: bool = False
    urgent: bool = True


PERSON_CHECK_KEY = "person_check:"
"""What the key of a person's check begins with; their id follows."""


def channel_lane(handover_id: str) -> str:
    """Return the lane of everything said in a handover's channel."""
    return f"channel:{handover_id}"


def thread_lane(handover_id: str, user: str) -> str:
    """Return the lane of everything said to one person about one handover."""
    return f"dm:{handover_id}:{user}"


def open_channel(handover_id: str) -> Job:
    """Create the handover's private channel, then everything in it."""
    return Job(JobKind.OPEN_CHANNEL, f"open_channel:{handover_id}", channel_lane(handover_id), handover_id)


def open_channel_instead(handover_id: str, lost: str) -> Job:
    """Create another channel for a handover whose channel `lost` cannot be brought back."""
    key = f"open_channel:{handover_id}:{lost}"
    return Job(JobKind.OPEN_CHANNEL, key, channel_lane(handover_id), handover_id, {"instead_of": lost})


def summary_card(handover_id: str) -> Job:
    """Post and pin the summary card, or bring it up to date; the channel's topic goes with it."""
    return Job(
        JobKind.SUMMARY_CARD,
        f"summary_card:{handover_id}",
        channel_lane(handover_id),
        handover_id,
        again=True,
    )


def home_tab(user: str) -> Job:
    """Publish somebody's App Home tab anew."""
    return Job(JobKind.HOME_TAB, f"home_tab:{user}", f"home:{user}", "", {"user": user}, again=True, urgent=False)


def welcome(handover_id: str, user: str, role: str) -> Job:
    """Tell a participant in a direct message that the handover has begun and what is theirs to do."""
    return Job(
        JobKind.WELCOME,
        f"welcome:{handover_id}:{role}",
        thread_lane(handover_id, user),
        handover_id,
        {"user": user, "role": role},
    )


def prompt(handover_id: str, user: str, seq: int) -> Job:
    """Put the prompt with this number to the outgoing CSM, in the interview thread."""
    return Job(
        JobKind.PROMPT,
        f"prompt:{handover_id}:{seq}",
        thread_lane(handover_id, user),
        handover_id,
        {"user": user, "seq": str(seq)},
    )


def person_check(user: str) -> Job:
    """Ask Slack who somebody is now: whether they still can take part, their name and zone."""
    key = f"{PERSON_CHECK_KEY}{user}"
    return Job(JobKind.PERSON_CHECK, key, key, "", {"user": user}, again=True, urgent=False)
