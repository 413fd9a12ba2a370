"""How the letter to the customer is written: language, tone, and in whose name."""

from dataclasses import dataclass

from handover import letter_style
from handover.introduction.facts import CustomerFacts, colleague_name
from handover.model.handover import Handover
from handover.model.letter_style import LetterStyle, Writer
from services import introduction_check, people
from services.acting import act, view_open
from services.context import Services
from services.request import Request


@dataclass(frozen=True)
class Offered:
    """How the letter is written now, and who can sign it: the names that the customer reads, by writer."""

    facts: CustomerFacts
    names: dict[Writer, str]


async def offered(services: Services, request: Request, handover_id: str) -> Offered:
    """Return how the letter of a handover is written and can be. Raises NotActive."""
    handover, _ = await view_open(services, request, handover_id)
    known = await people.known(services, request.workspace, handover.participants)
    facts = await introduction_check.facts(services, request, handover)
    both = f"{facts.outgoing.name} and {facts.incoming.name}"
    names = {Writer.OUTGOING: facts.outgoing.name, Writer.INCOMING: facts.incoming.name, Writer.BOTH: both}
    if handover.manager in known:
        names[Writer.MANAGER] = colleague_name(known[handover.manager])
    return Offered(facts, {writer: names[writer] for writer in letter_style.writers(handover, known)})


async def choose(services: Services, request: Request, handover_id: str, style: LetterStyle) -> Handover:
    """Have the letter written so from now on. Raises FieldProblems, AlreadyDone once it is sent, NotActive."""
    handover, _ = await view_open(services, request, handover_id)
    known = await people.known(services, request.workspace, handover.participants)
    chosen, _ = await act(services, request, handover_id, lambda h, _: letter_style.choose_style(h, style, known))
    return chosen
