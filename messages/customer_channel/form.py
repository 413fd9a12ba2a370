"""What is entered for a channel with the customer, and what is confirmed: exactly who comes in and what they will read."""

from collections.abc import Sequence

from handover.customer_channel.planning import LONGEST_NAME, LONGEST_TOPIC, LONGEST_WELCOME, MOST_INVITED, worth_a_look
from handover.model.customer_channel import CustomerChannel, SaidKind
from handover.model.handover import Handover
from handover.model.people import Person
from messages.calls.form import contact_field
from messages.customer_channel.customers import TOPIC, WELCOME, channel_slug
from messages.customer_channel.page import KINDS, name_shown, people_line, why_not_made
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.quotes import block_quote
from messages.kit.text import first_listed, listed, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue

CHANNEL, NAME, TOPIC_FIELD, FIRST_WORDS, CONTACTS, EMAILS, COLLEAGUES = (
    "channel",
    "name",
    "topic",
    "welcome",
    "contacts",
    "emails",
    "colleagues",
)
"""Block and action ids of the form."""
NEW_TITLE, USE_TITLE, CONFIRM_TITLE = "Open a channel", "An existing channel", "Is this right?"
MORE_TITLE, SAY_TITLE = "Invite more people", "Say it there?"
MOST_COLLEAGUES, MOST_REMARKS, SHOWN = 20, 8, 2500


def form(handover: Handover, viewer: Person, metadata: str) -> View:
    """Return the form of a new channel, with what was entered before or what is proposed."""
    channel = handover.customer_channel
    shown = channel if channel is not None and channel.draft and not channel.existing else None
    name = shown.name if shown else channel_slug(handover.account)
    topic = shown.topic if shown else TOPIC
    welcome = "\n".join(one.words for one in shown.said) if shown else WELCOME
    chosen = tuple(one.email for one in shown.invited) if shown else ()
    offered = {one.email for one in handover.contacts}
    colleagues = shown.colleagues if shown else tuple(dict.fromkeys((handover.incoming, viewer.id)))
    lead = f"*{account(handover)}*\nNothing happens yet: next you see all of it as the customer will."
    if shown and shown.why:
        lead = f"{lead}\n:warning: {why_not_made(shown)}"
    content: list[Block] = [
        blocks.section(lead),
        blocks.field(
            NAME, "Name of the channel", blocks.text_field(NAME, name, limit=LONGEST_NAME), hint="The customer sees it."
        ),
        blocks.field(TOPIC_FIELD, "Topic", blocks.text_field(TOPIC_FIELD, topic, limit=LONGEST_TOPIC), optional=True),
        blocks.field(
            FIRST_WORDS,
            "First message",
            blocks.text_field(FIRST_WORDS, welcome, multiline=True, limit=LONGEST_WELCOME),
            hint="I post it there once the channel is open. Empty for none.",
            optional=True,
        ),
        *contact_field(handover, CONTACTS, [one for one in chosen if one in offered]),
        _emails(", ".join(one for one in chosen if one not in offered)),
        blocks.field(
            COLLEAGUES,
            "Colleagues",
            blocks.people_picker(COLLEAGUES, colleagues, MOST_COLLEAGUES),
            optional=True,
        ),
    ]
    return blocks.modal(
        Form.CUSTOMER_CHANNEL_NEW, NEW_TITLE, content, submit="Look through it", close="Cancel", metadata=metadata
    )


def existing_form(handover: Handover, metadata: str) -> View:
    """Return the form by which a channel that is there is chosen."""
    channel = handover.customer_channel
    picker = {
        "type": "conversations_select",
        "action_id": CHANNEL,
        "placeholder": blocks.plain("Choose a channel", 150),
        "filter": {"include": ["public", "private"]},
    }
    if channel is not None and channel.conversation and (channel.ended or channel.draft):
        picker["initial_conversation"] = channel.conversation
    content: list[Block] = [
        blocks.section(
            f"*{account(handover)}*\nA channel that you have with this customer already, and that I am in. Nothing happens "
            "yet: next you see who is in it."
        ),
        blocks.field(CHANNEL, "Channel", picker),
    ]
    return blocks.modal(
        Form.CUSTOMER_CHANNEL_USE, USE_TITLE, content, submit="Look through it", close="Cancel", metadata=metadata
    )


def more_form(handover: Handover, metadata: str) -> View:
    """Return the form by which more people are invited."""
    content: list[Block] = [
        blocks.section(f"*{account(handover)}*\nThey get an invitation of Slack's by e-mail, at once."),
        *contact_field(handover, CONTACTS, ()),
        _emails(""),
    ]
    return blocks.modal(
        Form.CUSTOMER_CHANNEL_MORE, MORE_TITLE, content, submit="Invite them", close="Cancel", metadata=metadata
    )


def _emails(value: str) -> Block:
    element = blocks.text_field(EMAILS, value, placeholder="jo@acme.example, sam@acme.example")
    hint = f"Addresses of this customer's people, at most {MOST_INVITED}."
    return blocks.field(EMAILS, "Other addresses", element, hint=hint, optional=True)


def confirmation(handover: Handover, channel: CustomerChannel, inside: Sequence[str], metadata: str) -> View:
    """Return all that will happen and what the customer will read. `inside` is who is in a channel that exists."""
    welcome = next((one.words for one in channel.said if one.kind is SaidKind.WELCOME), "")
    lines = [f"*Name*: {name_shown(channel)}"]
    if not channel.existing:
        lines.append(f"*Topic*: {safe(channel.topic, 300) or 'none'}")
    invited = [safe(one.email, 150) for one in channel.invited]
    if channel.existing:
        lines.append(f"*Who is in it*: {first_listed(list(inside), MOST_COLLEAGUES)}")
    else:
        lines.append(f"*Invited from the customer*: {listed(invited) if invited else 'nobody yet'}")
        lines.append(f"*Colleagues*: {people_line(channel.colleagues)}")
    content: list[Block] = [blocks.section("\n".join(lines))]
    if welcome:
        content.append(blocks.section(f"*{KINDS[SaidKind.WELCOME]}*\n{block_quote(welcome, SHOWN)}"))
    remarks = worth_a_look(handover, channel)[:MOST_REMARKS]
    if remarks:
        content.append(
            blocks.section(
                f":eyes: Worth a look, the customer reads it: {listed([f'“{safe(one, 80)}”' for one in remarks])}"
            )
        )
    if not handover.customer_told:
        content.append(
            blocks.section(
                ":eyes: The introduction e-mail has not gone out yet. Who sees the channel may learn of the change from it."
            )
        )
    back = Action.CUSTOMER_USE if channel.existing else Action.CUSTOMER_OPEN
    content.append(blocks.actions(blocks.button("Change something …", back, str(ButtonValue(handover.id, "change")))))
    if invited:
        content.append(
            blocks.context(
                "Each gets an invitation of Slack's by e-mail. They can write there, and invite nobody else."
            )
        )
    submit = "Use this channel" if channel.existing else "Open it and invite" if invited else "Open it"
    return blocks.modal(
        Form.CUSTOMER_CHANNEL_CONFIRM, CONFIRM_TITLE, content, submit=submit, close="Not now", metadata=metadata
    )


def saying(handover: Handover, channel: CustomerChannel, words: str, metadata: str) -> View:
    """Return words as the customer would read them, to be confirmed."""
    content: list[Block] = [
        blocks.section(f"*{account(handover)}*\nI say this in <#{channel.conversation}>, where the customer reads it:"),
        blocks.section(block_quote(words, SHOWN)),
        blocks.context("It can be taken back for a day."),
    ]
    return blocks.modal(
        Form.CUSTOMER_CHANNEL_SAY, SAY_TITLE, content, submit="Say it there", close="Not now", metadata=metadata
    )
