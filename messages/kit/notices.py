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


def busy() -> str:
    """Return the words for a request that could not begin in time. Nothing of it was done."""
    return "Very many people need me at this moment, so I have done nothing yet. Please press again in a few seconds."


def busy_with_form() -> str:
    """Return the words for a form that could not be dealt with in time, and stays open with all that was typed."""
    return (
        "Very many people need me at this moment, so nothing is saved yet. Everything you typed is still here: please send "
        "it again in a few seconds."
    )


def takes_longer() -> str:
    """Return the words beside a form whose sender is not to wait any longer. What comes of it is told afterwards."""
    return "This takes longer than usual, and I'm still at it. I'll tell you when it's done: no need to send it again."


def done_after_all() -> str:
    """Return the words to whoever sent a form of which it was said that it takes longer."""
    return "What you sent in the form a moment ago is done now. If the form is still open, just close it."


def not_saved() -> str:
    """Return the words for what could not be stored, because the database takes nothing. Nothing of it was done."""
    return (
        "I couldn't save that: my storage takes nothing at the moment, so nothing was changed. Please keep your words, and try "
        "again in a few minutes. If it goes on, tell whoever runs Baton."
    )


def not_saved_yet() -> str:
    """Return the words for a message that could not be stored yet; Slack sends it again for five minutes."""
    return (
        "I couldn't save that yet: my storage takes nothing at the moment. I'll try again by myself for five minutes. If you hear "
        "nothing more from me by then, please send it once more, and tell whoever runs Baton."
    )


def slack_timed_out() -> str:
    """Return the words for an action that failed because Slack did not answer in time."""
    return "Slack is slow to answer me just now, so I stopped waiting. What you typed is still there: please try once more."
