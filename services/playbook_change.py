"""Changing the playbook of a running handover: what would change, the change, and taking it back."""

from dataclasses import dataclass

from handover.model.handover import Handover
from handover.model.playbook import Playbook
from handover.playbook_change import (
    Comparison,
    PlaybookChanged,
    change_playbook,
    compare,
    playbook_mark,
    same,
    undo_change,
)
from handover.playbooks.library import WITH, Library, with_add_on
from handover.playbooks.refusals import UnknownPlaybook
from services.acting import act, view_open
from services.context import Services
from services.playbooks import library_of
from services.request import Request


@dataclass(frozen=True)
class Offer:
    """What a handover can change to: names by key, its own playbook first where there is a new version of it.

    `chosen` is the playbook that was chosen, with what it would change; None for none.
    """

    handover: Handover
    names: dict[str, str]
    newer: bool
    chosen: Playbook | None = None
    comparison: Comparison | None = None


async def offer(services: Services, request: Request, handover_id: str, key: str = "") -> Offer:
    """Return what a handover can change to. Raises what `view_open` raises, KeysClash, and UnknownPlaybook."""
    handover, _ = await view_open(services, request, handover_id)
    library = await library_of(services, request.workspace)
    now = library.get(handover.playbook.key)
    newer = now is not None and not same(handover.playbook, now)
    mine = handover.playbook.key.partition(WITH)[0]
    names = {handover.playbook.key: handover.playbook.name} if newer else {}
    names |= {one.key: one.name for one in library.values() if one.key != mine}
    if not key:
        return Offer(handover, names, newer)
    chosen = playbook_for(library, handover, key)
    return Offer(handover, names, newer, chosen, compare(handover, chosen))


async def change(services: Services, request: Request, handover_id: str, key: str, mark: str) -> Handover:
    """Have a handover go on with another playbook, which is the one of this mark (`playbook_mark`).

    Raises PlaybookChanged if it is another one by now, UnknownPlaybook, and what the rule raises.
    """
    handover, _ = await view_open(services, request, handover_id)
    chosen = playbook_for(await library_of(services, request.workspace), handover, key)
    if playbook_mark(chosen) != mark:
        raise PlaybookChanged
    changed, _ = await act(
        services, request, handover_id, lambda h, by: change_playbook(h, chosen, by=by.id, now=request.now)
    )
    return changed


async def undo(services: Services, request: Request, handover_id: str) -> Handover:
    """Have a handover go on with the playbook that it followed before. Raises what the rule raises."""
    changed, _ = await act(services, request, handover_id, lambda h, by: undo_change(h, by=by.id, now=request.now))
    return changed


def playbook_for(library: Library, handover: Handover, key: str) -> Playbook:
    """Return the playbook of this key, with the add-on for the industry that the handover has. Raises UnknownPlaybook."""
    add_on = handover.playbook.key.partition(WITH)[2]
    found = (library.get(one) for one in (with_add_on(key.partition(WITH)[0], add_on), key))
    chosen = next((one for one in found if one is not None), None)
    if chosen is None:
        raise UnknownPlaybook
    return chosen
