"""What is entered about the introduction e-mail: its own text, and the facts that are filled in or corrected in it."""

from dataclasses import dataclass, replace
from datetime import date

from handover.introduction.facts import CustomerFacts
from handover.model.handover import Handover
from handover.model.introduction import Introduction


@dataclass(frozen=True)
class LetterForm:
    """The content of the e-mail's form."""

    to: str
    subject: str
    body: str


def letter_of(draft: Introduction) -> LetterForm:
    """Return the form as it is filled in for this draft."""
    return LetterForm(draft.to, draft.subject, draft.body)


@dataclass(frozen=True)
class LetterFacts:
    """What somebody filled in or corrected for the letter to this customer. Empty for what is known of the people.

    `line` is why the incoming CSM is a good choice, `first_call` the day of the first call; None changes nothing.
    """

    outgoing_name: str = ""
    incoming_name: str = ""
    greeting: str = ""
    line: str = ""
    first_call: date | None = None


def letter_facts(facts: CustomerFacts) -> LetterFacts:
    """Return the form as it is filled in from what is known."""
    return LetterFacts(facts.outgoing.name, facts.incoming.name, facts.greeting, facts.incoming.line, facts.first_call)


def fill_in(handover: Handover, facts: LetterFacts) -> Handover:
    """Return the handover with these facts for its letter alone: other handovers of the same people keep theirs (P99)."""
    return replace(
        handover,
        introduction=replace(
            handover.introduction,
            outgoing_name=facts.outgoing_name,
            incoming_name=facts.incoming_name,
            outgoing_named=handover.outgoing,
            incoming_named=handover.incoming,
            greeting=facts.greeting,
            incoming_line=facts.line,
        ),
    )
