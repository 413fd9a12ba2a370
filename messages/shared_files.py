"""What is said about files of the interview: that one could not be put into the channel, that a clip has no words."""

from enum import StrEnum

from handover.model.handover import Handover
from messages.interview.thread import form_button, thread_message
from messages.kit.message import Message
from messages.kit.text import oneline, safe
from messages.kit.titles import item_title


class Reason(StrEnum):
    """Why a file is not copied."""

    TOO_LARGE = "too_large"
    A_PAGE = "a_page"
    REFUSED = "refused"
    SECRET = "secret"  # noqa: S105 (the name of a reason)


WHY = {
    Reason.TOO_LARGE: "It is too large for me to copy.",
    Reason.A_PAGE: "It is a page inside Slack, which I can't copy.",
    Reason.REFUSED: "Slack doesn't let me copy it.",
    Reason.SECRET: "It seems to hold a password or key.",
}


def not_shared(title: str, channel: str, why: Reason) -> Message:
    """Return what its writer reads about a file that nobody else can open, and how they can help."""
    kept = f"I've kept *{safe(oneline(title), 150)}*, but only you and I can open it here. {WHY[why]}"
    if why is Reason.SECRET:
        return thread_message(
            f"{kept} Please delete it here, put what is secret into your team's vault, and send me the link to the entry instead."
        )
    return thread_message(
        f"{kept} Please share it in <#{channel}> (⋮ → Share file), so that the others can open it, too."
    )


def clip_without_words(handover: Handover, item: str) -> Message:
    """Return the request for a line about a clip that Slack has not written down."""
    return thread_message(
        f"I've kept your clip about *{item_title(handover, item)}*, but Slack gave me no words for it. Please reply with "
        "`+` and a line that says what is in it, so that nobody has to listen to it to find something.",
        form_button(handover, subject=item),
    )
