"""What is said about files of the interview: that one could not be put into the channel, that a clip has no words."""

from collections.abc import Sequence
from enum import StrEnum

from handover.model.handover import Handover
from messages.interview.thread import form_button, thread_message
from messages.kit.message import Message
from messages.kit.text import first_listed, oneline, safe
from messages.kit.titles import item_title


class Reason(StrEnum):
    """Why a file is not copied."""

    TOO_LARGE = "too_large"
    A_PAGE = "a_page"
    REFUSED = "refused"
    EMPTY = "empty"
    SECRET = "secret"  # noqa: S105 (the name of a reason)


WHY = {
    Reason.TOO_LARGE: ("It is too large for me to copy.", "They are too large for me to copy."),
    Reason.A_PAGE: (
        "It is a page inside Slack, which I can't copy.",
        "They are pages inside Slack, which I can't copy.",
    ),
    Reason.REFUSED: ("Slack doesn't let me copy it.", "Slack doesn't let me copy them."),
    Reason.EMPTY: ("There is nothing in it.", "There is nothing in them."),
    Reason.SECRET: ("It seems to hold a password or key.", "They seem to hold passwords or keys."),
}
"""Why one file, or several, are not copied."""
NAMED = 5
"""Most files that are named; the rest is counted."""


def not_shared(files: Sequence[tuple[str, Reason]], channel: str) -> Message:
    """Return what the writer reads about the files of a message that nobody else can open, by title, and how they can help."""
    by_reason = {why: [title for title, one in files if one is why] for why in dict.fromkeys(why for _, why in files)}
    return thread_message("\n".join(_not_shared(titles, channel, why) for why, titles in by_reason.items()))


def _not_shared(titles: Sequence[str], channel: str, why: Reason) -> str:
    several = len(titles) > 1
    named = first_listed([f"*{safe(oneline(title), 150)}*" for title in titles], NAMED)
    them = "them" if several else "it"
    kept = f"I've kept {named}, but only you and I can open {them} here. {WHY[why][several]}"
    if why is Reason.SECRET:
        return (
            f"{kept} Please delete {them} here, put what is secret into your team's vault, and send me the link to the entry "
            "instead."
        )
    if why is Reason.EMPTY:
        return f"{kept} If that is not what you meant, please send {them} again."
    way = "⋮ → Share file"
    return f"{kept} Please share {them} in <#{channel}> ({way}), so that the others can open {them}, too."


def beginning_only(handover: Handover, item: str) -> Message:
    """Return what its writer reads about a long clip or snippet of which the rest looks like a secret."""
    return thread_message(
        f"Further on, what you sent about *{item_title(handover, item)}* holds something that looks like a password or key, so "
        "I have saved the beginning only. Please put what is secret into your team's vault, and send me the rest in words.",
        form_button(handover, subject=item),
    )


def too_long(handover: Handover, item: str) -> Message:
    """Return what its writer reads about a clip or snippet that is longer than what is kept of one text."""
    return thread_message(
        f"What you sent about *{item_title(handover, item)}* is very long: I have saved its first 40,000 characters, and the file "
        "itself. Please reply with `+` and what matters further on, so that nobody has to look for it.",
        form_button(handover, subject=item),
    )


def clip_without_words(handover: Handover, item: str) -> Message:
    """Return the request for a line about a clip that Slack has not written down."""
    return thread_message(
        f"I've kept your clip about *{item_title(handover, item)}*, but Slack gave me no words for it. Please reply with "
        "`+` and a line that says what is in it, so that nobody has to listen to it to find something.",
        form_button(handover, subject=item),
    )
