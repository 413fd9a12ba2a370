"""Which handover is meant: by an account name, by the channel a command was typed in, or by there being only one.

Names of handovers somebody may not see are never told, not even as a guess.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from handover.access import may_see, participants_only, visible
from handover.accounts.names import folded, loosened
from handover.model.handover import Handover
from handover.model.people import Person
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork

LIKENESS = 70
"""From this likeness on (0–100, rapidfuzz) a name is offered as "did you mean"."""


@dataclass(frozen=True)
class Choice:
    """It is not clear which one is meant: those it could be (perhaps none), and what was typed."""

    candidates: tuple[Handover, ...]
    wanted: str = ""


async def meant(
    services: Services, request: Request, person: Person, text: str, channel: str, *, ended: bool = False
) -> Handover | Choice:
    """Return the handover meant by an account name, else by the channel, else by being the only one; or the choice left.

    In a channel that several share, it is the choice of those.

    With `ended`, handovers that were completed or cancelled are meant instead of those under way.
    Raises NotAParticipant in a channel of other people's.
    """
    async with services.store.begin(request.workspace) as unit:
        if text:
            return _by_name(await _visible(unit, person, everything=True, ended=ended), text)
        places = await unit.slack_refs.places_in(channel) if channel else ()
        if places and not places[0].ts:
            return participants_only(await unit.handovers.get(places[0].handover_id), person)
        mine = await _visible(unit, person, everything=False, ended=ended)
        here = {one.handover_id for one in places}
        mine = tuple(one for one in mine if one.id in here) or mine
    return mine[0] if len(mine) == 1 else Choice(mine)


async def all_visible(services: Services, request: Request, person: Person, *, ended: bool) -> tuple[Handover, ...]:
    """Return the handovers that can be meant by name: those this person takes part in, for an admin everybody's."""
    async with services.store.begin(request.workspace) as unit:
        return await _visible(unit, person, everything=True, ended=ended)


async def open_of(services: Services, request: Request, person: Person) -> tuple[Handover, ...]:
    """Return the open handovers this person takes part in and may see, in the order they were opened."""
    async with services.store.begin(request.workspace) as unit:
        return visible(await unit.handovers.of_person(person.id), person)


async def open_with_account(services: Services, request: Request, person: Person, account: str) -> str:
    """Return the id of the account's open handover if this person may see it, else empty.

    A name that is spelled otherwise ("Müller & Söhne", "Mueller und Soehne") counts as the account's, too.
    """
    if not account:
        return ""
    async with services.store.begin(request.workspace) as unit:
        found = await unit.handovers.open_with_account(account)
        if found is not None:
            return found.id if may_see(found, person) else ""
        name = loosened(account)
        alike = (one for one in await _visible(unit, person, everything=True, ended=False) if name)
        return next((one.id for one in alike if loosened(one.account) == name), "")


async def _visible(unit: UnitOfWork, person: Person, *, everything: bool, ended: bool) -> tuple[Handover, ...]:
    """Return the handovers this person takes part in; with `everything`, for an admin, those of all people."""
    if everything and person.admin:
        found = await unit.handovers.all(open_only=not ended)
    else:
        found = await unit.handovers.of_person(person.id, open_only=not ended)
    return tuple(one for one in found if one.open is not ended and may_see(one, person))


def _by_name(handovers: tuple[Handover, ...], text: str) -> Handover | Choice:
    """Return the one of this name, else the only one whose name holds the words; else those whose names are like it."""
    wanted, loose = folded(text), loosened(text)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda name: folded(name) == wanted,
        lambda name: bool(loose) and loosened(name) == loose,
        lambda name: wanted in folded(name),
        lambda name: bool(loose) and loose in loosened(name),
    )
    near = next(filter(None, ([one for one in handovers if way(one.account)] for way in ways)), [])
    if len(near) == 1:
        return near[0]
    return Choice(tuple(near) or _alike(handovers, wanted), text)


def _alike(handovers: tuple[Handover, ...], wanted: str) -> tuple[Handover, ...]:
    names = {index: folded(one.account) for index, one in enumerate(handovers)}
    hits = process.extract(wanted, names, scorer=fuzz.WRatio, score_cutoff=LIKENESS, limit=5)
    return tuple(handovers[index] for _, _, index in hits)
