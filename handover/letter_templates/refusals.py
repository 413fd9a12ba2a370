"""What is refused about a workspace's own words for letters."""

from dataclasses import dataclass

from handover.letter_templates.template import TemplateProblem
from handover.model.refusals import Refusal


class WordsForLeads(Refusal):
    """Only workspace admins and team leads change the words of letters."""


class WordsChangedSince(Refusal):
    """Somebody has changed the words of this language since they were shown."""


@dataclass
class NotSaid(Refusal):
    """The words of a sentence cannot be kept: everything that is wrong with them."""

    problems: tuple[TemplateProblem, ...]
