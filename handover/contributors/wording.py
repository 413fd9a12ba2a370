"""How an item is asked of a colleague: the playbook speaks to whoever hands the customer over (P79)."""

import re

from handover.model.playbook import Item

TO_WHO_HANDS_OVER = re.compile(
    r"\b(successors?|your colleague|your cover|hand(s|ed|ing)? over|takes? over|"
    r"if you started|yours alone|the change|your absence|with you\b(?=\?)|you are (away|back)|the person who left)\b"
)
"""Words of a question that only somebody who hands over, or steps in for them, is meant by."""


def question_for_colleague(item: Item) -> str:
    """Return the item's question, or its subject with what is wanted where the question speaks of handing over.

    A colleague has no successor there, and need not learn from the question that somebody else has one.
    """
    if not TO_WHO_HANDS_OVER.search(item.question.casefold()):
        return item.question
    wanted = [item.help] if not TO_WHO_HANDS_OVER.search(item.help.casefold()) else []
    return " ".join([f"What do you know about this: “{item.title}”?", *wanted])
