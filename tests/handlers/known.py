"""A second handover of a customer, for tests of what the account knows already."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.app import Baton
from handover.model.answers import Answer, Part
from handover.model.decision import Decision
from handover.model.handover import Handover, Status
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from tests.conftest import MONDAY_MORNING, Settle
from tests.opening import open_handover

ACCOUNT = "Fjordline Logistics"
LATER = MONDAY_MORNING + timedelta(days=63)
"""A Monday nine weeks after the first handover began."""
FRESH = (
    "history",
    "preferences",
    "people",
    "goals",
    "setup",
    "unwritten",
    "promises",
    "contract",
    "expectations",
    "team",
)
STALE = ("snapshot", "pulse")


def answered(items: tuple[str, ...], at: datetime = MONDAY_MORNING, status: Status = Status.COMPLETED) -> object:
    """Return the rule that answers these items and ends the handover."""

    def rule(handover: Handover) -> Decision:
        answers = {
            item: Answer(
                item, (Part(f"What Dana said of {item}.", handover.outgoing, at),), by=handover.outgoing, at=at
            )
            for item in items
        }
        closed = at if status in (Status.COMPLETED, Status.CANCELLED) else None
        return Decision(replace(handover, answers=answers, status=status, closed_at=closed))

    return rule


async def first_handover_over(baton: Baton, dana: MemberDriver, items: tuple[str, ...] = FRESH + STALE) -> None:
    """Let the first handover of Fjordline, from Dana to Priya, end with these items answered."""
    workspace = str((await baton.identity.known()).team_id)
    async with baton.store.begin(workspace) as unit:
        (handover,) = await unit.handovers.of_person(dana.id)
    await baton.store.decide(workspace, handover.id, answered(items))  # type: ignore[arg-type]


async def second_handover(
    playground: Playground, baton: Baton, dana: MemberDriver, priya: MemberDriver, settled: Settle, **changes: str
) -> None:
    """Let Priya hand Fjordline over to Marek, nine weeks after Dana began to hand it over to her."""
    await first_handover_over(baton, dana)
    await playground.clock.advance(LATER)
    await settled()
    await open_handover(priya, ACCOUNT, settled, **({"Incoming CSM": "Marek Novák"} | changes))


def thread_of(person: MemberDriver) -> list[Seen]:
    """Return what Baton says in the interview of the newest handover, the first message left out."""
    first = [seen for seen in person.messages() if "What I need from you" in seen.plain()][-1]
    return [seen for seen in person.messages(thread=first) if seen.author == "Baton"][1:]


def known_list(person: MemberDriver) -> Seen:
    """Return the list of what is known already, as it stands now."""
    [shown] = [seen for seen in thread_of(person) if "I already know" in seen.plain() or "is settled" in seen.plain()]
    return shown
