"""How much one answer or reply can hold.

Every change of a handover reads and writes all of it, so an answer that grew without end would slow down everybody.
"""

from handover.model.answers import Answer, Question
from handover.model.refusals import AnswerFull

LONGEST_ANSWER = 200_000
"""Characters of an answer or reply, its evidence included: five of Slack's longest messages."""
PER_ENTRY = 100
"""Characters that a part or a piece of evidence counts for beside its text: its author, time and place."""


def require_room(before: Answer | Question, after: Answer | Question, title: str) -> None:
    """Raise AnswerFull when the answer or reply to the item `title` has grown beyond what it can hold."""
    size = _size(after)
    if size > LONGEST_ANSWER and size > _size(before):
        raise AnswerFull(title)


def _size(holder: Answer | Question) -> int:
    texts = [part.text for part in holder.parts]
    if isinstance(holder, Answer):
        texts += [holder.not_applicable, *(one.title for one in holder.evidence)]
    return sum(len(text) + PER_ENTRY for text in texts)
