"""Several questions at once: the form to pick them in, the form to reply to them, and what is said of them."""

from collections.abc import Sequence

from handover.model.answers import Question
from handover.model.handover import Handover
from handover.reverse_interview.asking import suggested
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.quotes import block_quote
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import account

TITLE, REPLY_TITLE = "Ask several questions", "Reply to the questions"
PICKED, OWN = "picked", "own"
REPLY_TO = "reply_"
"""What the block of a reply begins with; the question's id follows."""
A_GROUP = 10
"""Most checkboxes that Slack shows in one field."""
IN_LIST, IN_CHANNEL = 300, 600
"""Characters of a question in the list, and of a reply in the channel."""
MOST_SHOWN = 20
LONGEST_OWN = 3000


def ask_several_button(handover: Handover) -> blocks.Element:
    """Return the button that opens the list of questions to pick from."""
    return blocks.button("Ask several questions …", Action.QUESTIONS_ASK, handover.id)


def ask_several_form(handover: Handover, metadata: str) -> View:
    """Return the form in which the incoming CSM picks questions, and adds their own."""
    offered = suggested(handover)
    content: list[Block] = [
        blocks.section(
            f"*{account(handover)}*\nTick what you would like to know, and add what is missing. "
            f"{mention(handover.outgoing)} gets all of it in one message; what has no reply by then is on the agenda of your call."
        )
    ]
    for at in range(0, len(offered), A_GROUP):
        element: blocks.Element = {
            "type": "checkboxes",
            "action_id": f"{PICKED}{at}",
            "options": [blocks.option(one.text, one.key) for one in offered[at : at + A_GROUP]],
        }
        label = "Questions a good successor asks" if not at else "And these"
        content.append(blocks.field(f"{PICKED}{at}", label, element, optional=True))
    own = blocks.text_field(OWN, multiline=True, placeholder="Who signs while Marta is on leave?", limit=LONGEST_OWN)
    content.append(blocks.field(OWN, "Your own questions", own, hint="One per line.", optional=True))
    return blocks.modal(Form.ASK_SEVERAL, TITLE, content, submit="Ask", close="Cancel", metadata=metadata)


def asked_several(handover: Handover) -> str:
    """Return the confirmation of what was asked."""
    return (
        f"✓ {mention(handover.outgoing)} gets your questions, in one message. What has no reply by then is on the agenda of "
        "your call."
    )


def questions_words(handover: Handover, questions: Sequence[Question]) -> str:
    """Return who asks, and the questions as a numbered list."""
    by = mention(questions[0].asked_by) if questions else mention(handover.incoming)
    lines = [f"{number}. {safe(oneline(one.text), IN_LIST)}" for number, one in enumerate(questions[:MOST_SHOWN], 1)]
    more = f"\n… and {len(questions) - MOST_SHOWN} more" if len(questions) > MOST_SHOWN else ""
    lead = f"*{by} asks you {count(len(questions), 'question')} about {account(handover)}:*"
    return "\n".join([lead, *lines]) + more


def reply_form(handover: Handover, questions: Sequence[Question], metadata: str) -> View:
    """Return the form with a field for each of these questions; empty ones stay open."""
    content: list[Block] = [
        blocks.section(f"*{account(handover)}*\nWhat you leave empty stays on the agenda of your call.")
    ]
    content += [
        blocks.field(
            f"{REPLY_TO}{one.id}",
            oneline(one.text),
            blocks.text_field(f"{REPLY_TO}{one.id}", multiline=True),
            optional=True,
        )
        for one in questions[:MOST_SHOWN]
    ]
    return blocks.modal(
        Form.REPLY_TO_SEVERAL, REPLY_TITLE, content, submit="Send replies", close="Cancel", metadata=metadata
    )


def settled(handover: Handover, questions: Sequence[Question], by: str) -> Message:
    """Return the channel message about questions that were replied to, or talked through, together."""
    replied = sum(bool(one.reply) for one in questions)
    talked = len(questions) - replied
    did = " and ".join(
        filter(
            None,
            (
                f"replied to {count(replied, 'question')}" if replied else "",
                f"says that {count(talked, 'question was', 'questions were')} talked through" if talked else "",
            ),
        )
    )
    lead = f"{mention(by)} {did}:"
    entries = [
        f"*{safe(oneline(one.text), IN_LIST)}*\n"
        + (block_quote(one.reply, IN_CHANNEL, handover.references) if one.reply else "Talked through.")
        for one in questions[:MOST_SHOWN]
    ]
    review = blocks.button("Review answers", Action.REVIEW_OPEN, handover.id)
    content = [blocks.section(lead), *(blocks.section(entry) for entry in entries), blocks.actions(review)]
    return Message("\n".join((lead, *entries)), content)
