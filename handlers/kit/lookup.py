"""Which handover is meant, and may this person see it.

A button says it by its id; a command by an account name, by the channel it was typed in, or by there being only one.
Names of handovers somebody may not see are never told, not even as a guess.
"""

from dataclasses import dataclass

from rapidfuzz import fuzz, process
from slack_bolt.context.async_context import AsyncBoltContext

from handlers import people
from handlers.kit.request import workspace_of
from handover.access import may_see, participants_only
from handover.accounts import folded
from handover.model.handover import Handover
from handover.model.people import Person
from services.context import Services
from storage.store import UnitOfWork

LIKENESS = 70
"""From this likeness on (0–100, rapidfuzz) a name is offered as "did you mean"."""


@dataclass(frozen=True)
class Choice:
    """It is not clear which one is meant: those it could be (perhaps none), and what was typed."""

    candidates: tuple[Handover, ...]
    wanted: str = ""


async def allowed(
    services: Services, context: AsyncBoltContext, user: str, handover_id: str
) -> tuple[Handover, Person]:
    """Return the handover a button or form names, and who pressed it. Raises UnknownHandover and NotAParticipant.

    For a change, check again inside the rule: `services.decide(ws, id, lambda h: rule(participants_only(h, person), …))`.
    """
    # One transaction for both: every button that is pressed waits for this.
    async with services.store.begin(workspace_of(context)) as unit:
        known, handover = await unit.people.get(user), await unit.handovers.get(handover_id)
    person = known or await people.person(services, context, user)
    return participants_only(handover, person), person


async def meant(
    services: Services, workspace: str, person: Person, text: str, channel: str, *, ended: bool = False
) -> Handover | Choice:
    """Return the handover meant by an account name, else by the channel, else by being the only one; or the choice left.

    With `ended`, handovers that were completed or cancelled are meant instead of those under way.
    Raises NotAParticipant in a channel of other people's.
    """
    async with services.store.begin(workspace) as unit:
        if text:
            return _by_name(await _visible(unit, person, everything=True, ended=ended), text)
        place = await unit.slack_refs.at(channel) if channel else None
        if place is not None:
            return participants_only(await unit.handovers.get(place.handover_id), person)
        mine = await _visible(unit, person, everything=False, ended=ended)
    return mine[0] if len(mine) == 1 else Choice(mine)


async def _visible(unit: UnitOfWork, person: Person, *, everything: bool, ended: bool) -> tuple[Handover, ...]:
    """Return the handovers this person takes part in; with `everything`, for an admin, those of all people."""
    if everything and person.admin:
        found = await unit.handovers.all(open_only=not ended)
    else:
        found = await unit.handovers.of_person(person.id, open_only=not ended)
    return tuple(one for one in found if one.open is not ended and may_see(one, person))


def _by_name(handovers: tuple[Handover, ...], text: str) -> Handover | Choice:
    """Return the one of this name, else the only one whose name holds the words; else those whose names are like it."""
    wanted = folded(text)
    exact = [one for one in handovers if folded(one.account) == wanted]
    near = exact or [one for one in handovers if wanted in folded(one.account)]
    if len(near) == 1:
        return near[0]
    return Choice(tuple(near) or _alike(handovers, wanted), text)


def _alike(handovers: tuple[Handover, ...], wanted: str) -> tuple[Handover, ...]:
    names = {index: folded(one.account) for index, one in enumerate(handovers)}
    hits = process.extract(wanted, names, scorer=fuzz.WRatio, score_cutoff=LIKENESS, limit=5)
    return tuple(handovers[index] for _, _, index in hits)
