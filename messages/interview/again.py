"""A message of the interview shown anew, after what it says was understood has been confirmed or changed."""

from handover.interview.prompts import prompt_with_seq
from handover.model.handover import Handover
from handover.model.interview import PromptOutcome
from messages.interview.question import prompt, settled
from messages.interview.thread import saved_edit
from messages.kit.message import Message
from messages.records.understood import Where


def shown_again(handover: Handover, where: Where) -> Message:
    """Return the question or note of the interview in which the list stands, as it is now. Raises PromptClosed."""
    if where.prompt:
        asked = prompt_with_seq(handover, where.prompt)
        return prompt(handover, asked) if asked.outcome is PromptOutcome.OPEN else settled(handover, asked)
    role = handover.playbook.item(where.item).owner
    return saved_edit(handover, role, where.what, where.item, where.once)
