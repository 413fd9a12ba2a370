""" "This is no secret": how somebody says so, in a form and below a refused message."""

from collections.abc import Mapping

from handover.no_secret import SecretInCommand
from handover.text.intake import SecretPasted
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block, Message, View
from messages.kit.refusals import words_for
from messages.kit.values import ButtonValue

FIELD = "no_secret"
"""The action id of the checkbox. Its block id and value name the text it is about."""
MOST_BLOCKS = 100
KEPT_OF_VIEW = (
    "type",
    "callback_id",
    "title",
    "submit",
    "close",
    "private_metadata",
    "clear_on_close",
    "notify_on_close",
)
OFFER = "This is no secret"
CLEARED = "You said that this is no secret, so I've read the message again."


def with_offers(view: View, refused: Mapping[str, str], ticked: frozenset[str]) -> View:
    """Return the form with a checkbox below each refused field (block id → mark of its text).

    What is typed stays: the fields keep their ids. Boxes that are ticked (marks) stay as well, others go.
    """
    content: list[Block] = []
    for block in view["blocks"]:
        block_id = block.get("block_id", "")
        if block_id.partition(":")[0] != FIELD or block_id.partition(":")[2] in ticked:
            content.append(block)
        if block_id in refused and len(view["blocks"]) + len(refused) <= MOST_BLOCKS:
            content.append(_offer(refused[block_id]))
    return {key: view[key] for key in KEPT_OF_VIEW if view.get(key) is not None} | {"blocks": content}


def refused_message(about: ButtonValue, action: Action = Action.NO_SECRET) -> Message:
    """Return the refusal of a message that looks like a secret, with the button (of this action) that says it is none."""
    words = (
        "That looks like a password or key, so I did not save this message. Please delete it here, put the password "
        "into your team's vault, and send me the link to the vault entry instead. If it is in use, better change it."
    )
    button = blocks.button(OFFER, action, str(about))
    return Message(words, [blocks.section(words), blocks.actions(button)])


def cleared_message() -> Message:
    """Return what stands in place of the refusal once somebody has said that it was no secret."""
    return Message(CLEARED, [blocks.section(CLEARED)])


def _offer(mark: str) -> Block:
    return {
        "type": "input",
        "block_id": f"{FIELD}:{mark}",
        "optional": True,
        "label": blocks.plain("No password or key?", 100),
        "element": {"type": "checkboxes", "action_id": FIELD, "options": [blocks.option(OFFER, mark)]},
    }


@words_for.register
def _(refusal: SecretPasted) -> str:
    if refusal.private_key:
        return (
            "That is a private key, so I did not save this message. Please delete it here, put the key into your team's "
            "vault, and send me the link to the vault entry instead. If it is in use, replace it."
        )
    return (
        "That looks like a password or key, so I did not save this message. Please delete it here, put the password "
        "into your team's vault, and send me the link to the vault entry instead."
    )


@words_for.register
def _(_refusal: SecretInCommand) -> str:
    return (
        "That looks like a password or key, so I did nothing with it. Only you have seen it here. Please put it into your "
        "team's vault and use the link to the vault entry; if it is in use, better change it. Is an account really called "
        "that? Then type `/handover` and the verb alone, and choose it."
    )
