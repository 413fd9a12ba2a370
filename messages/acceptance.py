"""What has changed in an answer that the incoming CSM had accepted."""

from handover.model.answers import Acceptance, Answer
from handover.model.handover import Handover
from messages.kit import blocks
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.quotes import block_quote
from messages.kit.text import mention, oneline
from messages.kit.titles import item_title
from messages.kit.values import ButtonValue

SHOWN = 900
"""Characters of each version that are shown."""


def changed(handover: Handover, answer: Answer) -> Message:
    """Return what was accepted and what the answer says now, with buttons to accept it again and to ask."""
    title = item_title(handover, answer.item)
    accepted = answer.was_accepted
    if accepted is None:
        return _message(
            f"*{title}* says what was accepted again, or has been accepted as it is. Nothing is left to do."
        )
    by = f"{mention(answer.by)} has" if answer.by else "somebody has"
    words = (
        f"{mention(accepted.by)}, {by} changed *{title}* since you accepted it.\n"
        f"*Before:*\n{block_quote(_said(accepted), SHOWN)}\n*Now:*\n{block_quote(_says(answer), SHOWN)}"
    )
    value = str(ButtonValue(handover.id, answer.item))
    name = oneline(handover.playbook.item(answer.item).title)
    ask = blocks.button("Ask a question", Action.REVIEW_ASK, value, label=f"Ask about {name}")
    if not answer.given:
        return _message(words)
    return _message(words, blocks.button("Accept again", Action.REVIEW_ACCEPT, value, label=f"Accept: {name}"), ask)


def _said(accepted: Acceptance) -> str:
    excuse = f"Doesn't apply: {accepted.not_applicable}" if accepted.not_applicable else ""
    return "\n".join(filter(None, (excuse, accepted.text, *accepted.links)))


def _says(answer: Answer) -> str:
    excuse = f"Doesn't apply: {answer.not_applicable}" if answer.not_applicable else ""
    links = [one.link for one in answer.evidence]
    return "\n".join(filter(None, (excuse, answer.text, *links))) or "(taken back)"


def _message(words: str, *buttons: blocks.Element) -> Message:
    content: list[Block] = [blocks.section(words)]
    return Message(words, [*content, blocks.actions(*buttons)] if buttons else content)
