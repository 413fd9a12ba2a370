"""The first message of the thread in which the incoming CSM is asked."""

from handover.interview.progress import asked_items, unasked
from handover.model.handover import Handover
from handover.model.people import Role
from handover.plan.due import due_date
from messages.interview.thread import form_button, thread_message
from messages.kit.dates import day
from messages.kit.message import Message
from messages.kit.text import count, first_listed, safe
from messages.kit.titles import account

TITLE = 150
MOST = 5
"""Most titles that are named; the rest is counted."""


def opener(handover: Handover) -> Message:
    """Return what the thread is for, how long it takes and until when, with the form as the other way."""
    left = unasked(handover, Role.INCOMING)
    items = left or asked_items(handover, Role.INCOMING)
    if not items:
        return thread_message(
            f"*{account(handover)}*: there is nothing that I would ask you here.", form_button(handover)
        )
    titles = first_listed([f"*{safe(item.title, TITLE)}*" for item in items], MOST)
    minutes = count(sum(item.minutes for item in items), "minute")
    words = (
        f"*{account(handover)}*: {count(len(items), 'question')} for you, about what only you can say: {titles}. "
        f"Reply in the thread below, about {minutes} in all, in pieces if you like, or answer in a form. "
        f"By {day(max(due_date(handover, item) for item in items))}."
    )
    return thread_message(words, form_button(handover))
