"""Words for the temporary contact of a customer whose CSM has gone: who it is, that nobody is named, and the form (P25)."""

from handover.model.handover import Handover
from handover.temporary_contact import contact_at, contact_needed, contact_of, standing_number
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.text import mention
from messages.kit.titles import account, hands_over
from messages.kit.values import ButtonValue

TITLE = "Temporary contact"
WHO = "who"
ME, NAME, ANOTHER = "I'll be the contact", "Name somebody …", "Name somebody else …"


def contact_line(handover: Handover) -> str:
    """Return who is the temporary contact, or that somebody is to be named; empty where nobody has to be."""
    contact = contact_of(handover)
    if contact is not None:
        return f"Temporary contact: {mention(contact.who)}, until the customer hears from {mention(handover.incoming)}"
    if contact_needed(handover):
        return ":warning: Nobody is named yet whom the customer can turn to today."
    return ""


def contact_shown(handover: Handover) -> list[Block]:
    """Return the line with what can be done about it, for the overview."""
    line, number = contact_line(handover), standing_number(handover)
    if not line:
        return []
    if number is None:
        return [blocks.section(line), blocks.actions(*naming_buttons(handover))]
    value = str(ButtonValue(handover.id, str(number)))
    return [
        blocks.section(line),
        blocks.actions(
            blocks.button(ANOTHER, Action.CONTACT_OPEN, handover.id),
            blocks.button("Undo", Action.CONTACT_UNDO, value, label="Undo: temporary contact"),
        ),
    ]


FIRST = "first"
"""Says in a button that its message stays as it is, so that whoever presses it is told what came of it."""


def naming_buttons(handover: Handover, subject: str = "") -> list[blocks.Element]:
    """Return the two ways to name somebody. `subject`: FIRST in a first message, which is not brought up to date."""
    return [
        blocks.button(ME, Action.CONTACT_ME, str(ButtonValue(handover.id, subject)), "primary"),
        blocks.button(NAME, Action.CONTACT_OPEN, handover.id),
    ]


def naming_history(handover: Handover) -> list[str]:
    """Return a line for each who was named: by whom, when, and since when they are it no more."""
    return [
        f"{mention(one.by)} named {mention(one.who)} as the temporary contact ({local_time(one.at)})"
        + (f" · ended by {mention(one.ended_by)} ({local_time(one.ended_at)})" if one.ended_at else "")
        for one in handover.temporary_contacts
    ]


def form(handover: Handover, metadata: str) -> View:
    """Return the form in which somebody is chosen, with whoever is it now."""
    contact = contact_of(handover)
    words = (
        f"*{account(handover)}*: {hands_over(handover)} has left. Until the customer hears from {mention(handover.incoming)} they "
        "need one name that answers today. Whoever you choose hears of it from me, and so does everybody in the handover."
    )
    picker = blocks.user_picker(WHO, contact.who if contact is not None else "")
    hint = "The introduction e-mail can name them, too. They need not know everything, only answer and find out."
    return blocks.modal(
        Form.TEMPORARY_CONTACT,
        TITLE,
        [blocks.section(words), blocks.field(WHO, "Temporary contact", picker, hint=hint)],
        submit="Name",
        close="Cancel",
        metadata=metadata,
    )


def wanted(handover: Handover, *, takes_part: bool) -> Message:
    """Return that nobody is named, with the ways to do it; or who is by now."""
    contact, name = contact_of(handover), account(handover)
    see = [blocks.button("Open", Action.OPEN, handover.id)] if takes_part else []
    if contact is not None:
        words = f":white_check_mark: *{name}*: {mention(contact.who)} is the customer's temporary contact."
        return _message(words, blocks.button(ANOTHER, Action.CONTACT_OPEN, handover.id), *see)
    if not contact_needed(handover):
        return _message(f"*{name}*: nobody has to be named as temporary contact any more.", *see)
    words = (
        f":warning: *{name}*: {hands_over(handover)} has left, {_nobody(handover)}. Somebody should answer them today, until they "
        f"hear from {mention(handover.incoming)}."
    )
    return _message(words, *naming_buttons(handover), *see)


def _nobody(handover: Handover) -> str:
    last = contact_at(handover, len(handover.temporary_contacts) - 1)
    if last is not None and last.ended_by == last.who:
        return f"and {mention(last.who)} can't be the customer's temporary contact"
    return "and for a day nobody has been named whom the customer can turn to"


def named(handover: Handover, number: int, *, takes_part: bool) -> Message:
    """Return what somebody reads who was named, or that they are it no more."""
    contact, name = handover.temporary_contacts[number], account(handover)
    see = [blocks.button("Open", Action.OPEN, handover.id)] if takes_part else []
    if standing_number(handover) != number:
        return _message(f"*{name}*: you are not the temporary contact any more. {_instead(handover)}", *see)
    incoming = mention(handover.incoming)
    words = (
        f"*{name}*: {hands_over(handover)} has left, and {mention(contact.by)} has named you as the customer's temporary contact "
        f"until they hear from {incoming}. If they write or call, answer them today; what you don't know, {incoming} and you find "
        "out."
    )
    cannot = blocks.button("I can't", Action.CONTACT_CANNOT, str(ButtonValue(handover.id, str(number))))
    return _message(words, *see, cannot)


def _instead(handover: Handover) -> str:
    contact = contact_of(handover)
    if contact is not None:
        return f"{mention(contact.who)} is."
    if handover.customer_told:
        return f"The customer has heard from {mention(handover.incoming)}. Thank you!"
    return "Thank you all the same."


def named_oneself(handover: Handover) -> str:
    """Return the confirmation for somebody who has named themselves."""
    return (
        f"You are the temporary contact of *{account(handover)}* until the customer hears from {mention(handover.incoming)}. "
        "Everybody in the handover sees it; “Open” has the way back."
    )


def given_up() -> str:
    """Return the confirmation for somebody who cannot be the contact."""
    return "All right, you are not the temporary contact. Whoever named you reads it, and names somebody else."


def _message(words: str, *buttons: blocks.Element) -> Message:
    return Message(words, [blocks.section(words), *([blocks.actions(*buttons)] if buttons else [])])
