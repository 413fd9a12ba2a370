"""Short notices: a loading form, a plain reply, an apology with a reference."""

from messages.kit.blocks import modal, section
from messages.kit.ids import Form
from messages.kit.message import Message, View

LOADING = "One moment …"


def text_message(words: str) -> Message:
    """Return a message of these mrkdwn words alone."""
    return Message(words, [section(words)])


def loading(title: str) -> View:
    """Return the modal opened at once, before data is read: Slack allows 3 seconds."""
    return modal(Form.LOADING, title, [section(LOADING)])


def notice(title: str, message: Message) -> View:
    """Return a modal with the blocks of a message."""
    return modal(Form.NOTICE, title, message.blocks, close="OK")


def apology(reference: str) -> str:
    """Return the words for an unexpected error. The log holds the same reference with the trace."""
    return (
        f"Sorry, that didn't work, and it's not your fault. Please try again in a moment. "
        f"If it happens again, give your workspace admin this reference: *{reference}*."
    )


def trigger_expired() -> str:
    """Return the words for a form that Slack did not open because 3 seconds had passed."""
    return "Sorry, Slack gave up waiting before I could open the form. Please try once more."


def outdated() -> str:
    """Return the words for a button or form of an earlier version."""
    return (
        "That was made by an earlier version of me, and I can't use it any more. `/handover list` shows where to go on."
    )


def slack_timed_out() -> str:
    """Return the words for an action that failed because Slack did not answer in time."""
    return "Slack is slow to answer me just now, so I stopped waiting. What you typed is still there: please try once more."
