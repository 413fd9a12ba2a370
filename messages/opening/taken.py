"""What stands on top of the form that opens a handover: one of that account is under way, or its name is much like another's."""

from handover.model.refusals import AlikeAccountExists, AlikeHandoverExists
from handover.starting import ANOTHER_CUSTOMER
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block, View
from messages.kit.refusals import words_for
from messages.kit.text import oneline, safe, shorten

SAME_CUSTOMER = "same_customer"
"""The name of the field that asks whether an account of much the same name is the same customer."""
ALREADY_OPEN = "already_open"
"""The block id of the note that an account has an open handover is this, a colon, and its id."""
ALIKE = "alike"
"""The block id of the note about an account of much the same name is this, a colon, and the ids of the open handovers."""


def already_open(handover_id: str) -> list[Block]:
    """Return the note that the account has this open handover."""
    return [
        blocks.section(
            ":information_source: This account already has a handover under way. You can open that one, "
            "or choose another account below. What you typed stays.",
            accessory=blocks.button("Open it", Action.OPEN, handover_id),
            block_id=f"{ALREADY_OPEN}:{handover_id}",
        )
    ]


def alike_on_top(exists: AlikeHandoverExists | AlikeAccountExists | None) -> list[Block]:
    """Return the question about what is called much the same, if there is one."""
    match exists:
        case AlikeHandoverExists():
            return alike(exists)
        case AlikeAccountExists():
            return same_customer(exists)
    return []


def alike(exists: AlikeHandoverExists) -> list[Block]:
    """Return the question whether the account under way is the same customer."""
    return [
        blocks.section(
            f":information_source: *{safe(oneline(exists.account), 120)}* is under way, and is called much the same. Is that "
            "your customer? Then open it. If yours is another one, press *Start* again. What you typed stays.",
            accessory=blocks.button("Open it", Action.OPEN, exists.handover_ids[0]),
            block_id=f"{ALIKE}:{','.join(exists.handover_ids)}",
        )
    ]


def same_customer(exists: AlikeAccountExists) -> list[Block]:
    """Return the question whether the account that is known is the same customer by another name."""
    name = oneline(exists.account)
    options = [
        blocks.option(f"Yes, {name}" if exists.slip else f"Yes, {name} by another name", exists.account_id),
        blocks.option("No, another customer", ANOTHER_CUSTOMER),
    ]
    choice: blocks.Element = {"type": "radio_buttons", "action_id": SAME_CUSTOMER, "options": options}
    both = "If it is the same one, what is known of it is kept together, and it is found by both names."
    hint = "If it is, the handover carries its name, as I know it." if exists.slip else both
    question = f"I know {shorten(name, 120)}. Is that your customer?"
    return [blocks.field(f"{SAME_CUSTOMER}:{exists.account_id}", question, choice, hint=hint)]


def said_to_be_another(view: View) -> tuple[str, ...]:
    """Return the ids of the open handovers that whoever sends this form was asked about: by sending it they say "another one"."""
    asked = (block.get("block_id", "").partition(":") for block in view["blocks"])
    return tuple(handover_id for name, _, ids in asked if name == ALIKE for handover_id in ids.split(","))


@words_for.register
def _(refusal: AlikeHandoverExists) -> str:
    return (
        f"*{safe(oneline(refusal.account), 120)}* is under way, and is called much the same. Is it the same customer?"
    )


@words_for.register
def _(refusal: AlikeAccountExists) -> str:
    return f"I know *{safe(oneline(refusal.account), 120)}*, which is called much the same. Is it the same customer?"
