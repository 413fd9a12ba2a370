"""What stands beside a field of a form when its content cannot be taken: what is wrong, and what would be right.

Rules name a problem (`FieldProblems`); its words are here, filled with the facts the rule gives. Plain text, as Slack
shows it beside the field.
"""

from collections.abc import Mapping

from handover.refusals import FieldProblems
from messages.text import oneline, shorten

WORDS: Mapping[str, str] = {
    "missing": "Please fill this in.",
    "too_long": "That's a little long: please keep it under {limit} characters.",
}


def beside(refusal: FieldProblems) -> dict[str, str]:
    """Return the words for each field with a problem, by field name, which is the block id of its input."""
    facts = {name: shorten(oneline(fact), 100) for name, fact in refusal.facts.items()}
    return {field: WORDS[problem].format_map(facts) for field, problem in refusal.problems.items()}
