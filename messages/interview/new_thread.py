"""The first message of a thread in which the interview goes on, because that of the one before was deleted."""

from handover.interview.progress import unanswered
from handover.model.handover import Handover
from handover.model.people import Role
from messages.interview.thread import continue_button, form_button, thread_message
from messages.kit.message import Message
from messages.kit.titles import account


def new_thread(handover: Handover, role: Role) -> Message:
    """Return what begins the new thread. While no question waits, a button asks for the next one."""
    words = (
        f"*{account(handover)}*: the first message of our thread was deleted, so we go on in this one. "
        "Nothing is lost: everything you have told me is saved, and what you write in the old thread I still hear."
    )
    stopped = handover.interview_of(role).current is None and bool(unanswered(handover, role))
    ways = [continue_button(handover, role)] if stopped and handover.active else []
    return thread_message(words, *ways, form_button(handover))
