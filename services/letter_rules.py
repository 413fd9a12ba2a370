"""How letters to customers are approved in a workspace: asked inside the transaction in which one is."""

from handover.letter_rules import LetterRules, check_may_decide, under
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from services.acting import Rule, act
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def stored_letter_rules(services: Services, request: Request) -> LetterRules:
    """Return how letters are approved in the workspace."""
    async with services.store.begin(request.workspace) as unit:
        return await unit.letter_rules.get()


async def put_letter_rules(unit: UnitOfWork, person: Person, rules: LetterRules) -> None:
    """Store how letters are approved from now on. Raises AdminsOnly."""
    check_may_decide(person)
    await unit.letter_rules.put(rules)


async def act_under_rules(
    services: Services, request: Request, handover_id: str, rule: Rule
) -> tuple[Handover, Person]:
    """Apply a rule to a handover whose letter is approved as the workspace asks now. Raises what `act` and `rule` raise."""
    rules = LetterRules()

    async def also(unit: UnitOfWork, _: Person) -> None:
        nonlocal rules
        rules = await unit.letter_rules.get()

    def with_rules(handover: Handover, person: Person) -> Decision:
        return rule(under(rules, handover), person)

    return await act(services, request, handover_id, with_rules, also)
