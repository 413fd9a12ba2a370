"""Short words of the bot's own: a form that is loading, a reply only one person sees, an apology with a reference."""

from messages.kit.blocks import modal, section
from messages.kit.ids import Form
from messages.kit.message import Message, View

LOADING = "One moment …"


def text_message(words: str) -> Message:
    """Return a reply of these mrkdwn words alone. Whoever sends it decides that only one person sees it."""
    return Message(words, [section(words)])


def loading(title: str) -> View:
    """Return the modal that is shown at once, before the data for the real one is read (Slack gives 3 seconds)."""
    return modal(Form.LOADING, title, [section(LOADING)])


def notice(title: str, message: Message) -> View:
    """Return a modal that only says something: a message where no message can be shown."""
    return modal(Form.NOTICE, title, message.blocks, close="OK")


def apology(reference: str) -> str:
    """Return the words for something that went wrong on our side. The log holds the same reference with the trace."""
    return (
        f"Sorry, that didn't work, and it's not your fault. Please try again in a moment. "
        f"If it happens again, give your workspace admin this reference: *{reference}*."
    )


def trigger_expired() -> str:
    """Return the words for a form that Slack would not open any more because more than 3 seconds had passed."""
    return "Sorry, Slack gave up waiting before I could open the form. Please try once more."


def outdated() -> str:
    """Return the words for a button or form that this version does not know any more."""
    return (
        "That was made by an earlier version of me, and I can't use it any more. `/handover list` shows where to go on."
    )


def slack_timed_out() -> str:
    """Return the words for what could not be finished because Slack did not answer in time."""
    return "Slack is slow to answer me just now, so I stopped waiting. What you typed is still there: please try once more."
