"""The manager's forms: who takes over outside, what they are told in the manager's words, and that the document got there."""

from datetime import date

from handover.model.handover import Handover
from handover.model.receiver import Receiver, ReceiverKind
from handover.model.release import HowSent, Release
from handover.release.releasing import LONGEST_NAME, LONGEST_WORDS
from messages.kit import blocks
from messages.kit.ids import Form
from messages.kit.message import Block, View
from messages.kit.titles import account
from messages.release.words import HOW

RECEIVER_TITLE, WORDS_TITLE = "Who takes over?", "Write to them"
SENT_TITLE, RECEIVED_TITLE = "Mark as sent", "Receipt confirmed"
NAME, CONTACT, EMAIL = "receiver_name", "receiver_contact", "receiver_email"
WORDS, REACH = "words", "reach"
ON, BY_WAY, WHOM = "on", "how", "whom"
"""Block and action ids of the forms."""
LONGEST_WHOM = 400


def receiver_form(handover: Handover) -> View:
    """Return the form that asks for the provider outside, with what is known of them."""
    known = handover.receiver or Receiver(ReceiverKind.PROVIDER, "")
    content: list[Block] = [
        blocks.section(
            f"*{account(handover)}*: which provider outside takes over? I never invite or write to them. "
            "The incoming CSM stays who of us looks after the handover."
        ),
        blocks.field(
            NAME, "Provider", blocks.text_field(NAME, known.name, placeholder="Northwind CS", limit=LONGEST_NAME)
        ),
        blocks.field(
            CONTACT,
            "Whom to turn to there",
            blocks.text_field(CONTACT, known.contact, placeholder="Anna Berg", limit=LONGEST_NAME),
            optional=True,
        ),
        blocks.field(
            EMAIL,
            "Their e-mail",
            blocks.text_field(EMAIL, known.email, placeholder="anna@northwind.example", limit=254),
            optional=True,
        ),
    ]
    return blocks.modal(Form.RELEASE_RECEIVER, RECEIVER_TITLE, content, submit="Save", metadata=handover.id)


def words_form(handover: Handover) -> View:
    """Return the form for the manager's own words to the receiver."""
    plan = handover.release
    content: list[Block] = [
        blocks.section(
            "Written for somebody outside. A line that repeats what is internal is left out, and you see which one."
        ),
        blocks.field(
            WORDS,
            "What else should they know?",
            blocks.text_field(
                WORDS,
                plan.words,
                multiline=True,
                limit=LONGEST_WORDS,
                placeholder="Three outages in 2025, all over within a day. The nightly import needs a look on Mondays.",
            ),
            hint="The service so far, and what is going on. One thing per line.",
            optional=True,
        ),
        blocks.field(
            REACH,
            "How do they reach us?",
            blocks.text_field(
                REACH,
                plan.reach,
                multiline=True,
                limit=LONGEST_WORDS,
                placeholder="Aiko Tanaka, aiko@ours.example, until 30 April",
            ),
            optional=True,
        ),
    ]
    return blocks.modal(Form.RELEASE_WORDS, WORDS_TITLE, content, submit="Save", metadata=handover.id)


def sent_form(version: Release, today: date, metadata: str) -> View:
    """Return the form that asks when, how and to whom a version was sent; with what is known of the receiver."""
    known = version.receiver
    whom = ", ".join(filter(None, (known.contact, known.email))) or known.name
    content = _passed("Sent to", whom, today)
    return blocks.modal(Form.RELEASE_SENT, SENT_TITLE, content, submit="Save", metadata=metadata)


def received_form(version: Release, today: date, metadata: str) -> View:
    """Return the form that asks when, how and by whom the receipt of a version was confirmed."""
    content = _passed("Confirmed by", version.receiver.contact or version.receiver.name, today)
    return blocks.modal(Form.RELEASE_RECEIVED, RECEIVED_TITLE, content, submit="Save", metadata=metadata)


def _passed(label: str, whom: str, today: date) -> list[Block]:
    ways = [(words[0].upper() + words[1:], how.value) for how, words in HOW.items()]
    return [
        blocks.field(ON, "On", blocks.date_picker(ON, today)),
        blocks.field(BY_WAY, "How", blocks.menu(BY_WAY, ways, HowSent.EMAIL.value)),
        blocks.field(WHOM, label, blocks.text_field(WHOM, whom, placeholder="Anna Berg", limit=LONGEST_WHOM)),
    ]
