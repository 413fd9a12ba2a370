"""The canvas in a handover's channel: what it is to show, and when it is looked at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from handover.access import participants_only, require_open
from handover.blueprint.whole import WholeBlueprint, whole_blueprint
from handover.canvas import canvas_update, canvas_update_soon
from handover.canvas_after_end import LOOK_EVERY, canvas_edit_told, canvas_look, look_wanted
from handover.canvas_edits import (
    CanvasEditOutdated,
    canvas_edit,
    decided_edit,
    item_of,
    open_edit,
    same_words,
    with_state,
    with_text,
)
from handover.entries.editing import with_words
from handover.model.canvas import Canvas, CanvasEdit, EditState
from handover.model.decision import Decision, unchanged
from handover.model.entry_change import EntryAct
from handover.model.handover import Handover
from handover.model.people import Person
from handover.time.workdays import utc_day
from services.accounts import account_brief, account_seen, account_to_change, vouched_account
from services.acting import WhoAsks, act, knowing_who_asks, view_open
from services.context import Services
from services.entries import store_entry
from services.request import Request
from storage.store import UnitOfWork

Find: TypeAlias = Callable[[Canvas | None], CanvasEdit]
"""Returns the edit that somebody decides about. Raises CanvasEditDecided."""


async def blueprint_for(unit: UnitOfWork, handover: Handover, now: datetime) -> WholeBlueprint | None:
    """Return the whole blueprint for the people of a handover that was read in this unit of work, at `now` (UTC).

    None where they may not see the account (`access.vouched_for`), or it cannot be read.
    """
    account = await vouched_account(unit, handover)
    if account is None:
        return None
    today = utc_day(now)
    brief = await account_brief(unit, account, handover, today, now)
    return whole_blueprint(account, await unit.blueprint.all(account.id), brief, today, now)


async def file_changed(services: Services, request: Request, file_id: str) -> None:
    """Have a canvas looked at that somebody has edited, once they had a few minutes to finish. Other files are nobody's matter."""
    async with services.store.begin(request.workspace) as unit:
        handover_id = await unit.canvases.handover_of(file_id)
        if handover_id and (await unit.handovers.get(handover_id)).open:
            await unit.jobs.add(canvas_update_soon(handover_id, request.now))
        elif handover_id:
            await unit.jobs.add(canvas_look(handover_id, request.now + LOOK_EVERY))


async def look_at_account(unit: UnitOfWork, account_id: str, now: datetime) -> None:
    """Have the canvas looked at that the account's last handover has left, if people may have edited it since `now` (UTC)."""
    newest = await unit.handovers.newest_of_account(account_id) if account_id else None
    if newest is not None:
        await unit.jobs.add(*look_wanted(newest, await unit.canvases.get(newest.id), now))


async def account_opened(services: Services, request: Request, account_id: str) -> None:
    """Have its canvas looked at because somebody opens the account."""
    async with services.store.begin(request.workspace) as unit:
        await look_at_account(unit, account_id, request.now)


async def decide(services: Services, request: Request, handover_id: str, edit_id: str, *, take: bool) -> None:
    """Take over what somebody has edited in the canvas, or leave it out.

    Raises CanvasEditDecided, CanvasEditOutdated, NotYours, NotAParticipant, NotActive, RightsUnknown, AnswerFull.
    """
    state = EditState.TAKEN if take else EditState.LEFT_OUT
    await _decide(services, request, handover_id, lambda canvas: open_edit(canvas, edit_id), state, writes=take)


async def undo(services: Services, request: Request, handover_id: str, edit_id: str) -> None:
    """Offer an edit again about which somebody has decided; what was taken over is as before. Raises what `decide` raises."""
    await _decide(
        services, request, handover_id, lambda canvas: decided_edit(canvas, edit_id), EditState.OPEN, writes=False
    )


async def _decide(
    services: Services, request: Request, handover_id: str, find: Find, state: EditState, *, writes: bool
) -> None:
    async with services.store.begin(request.workspace) as unit:
        ended = not (await unit.handovers.get(handover_id)).open
    if ended:
        await _decide_after_end(services, request, handover_id, find, state, writes=writes)
        return
    edits: list[CanvasEdit] = []

    async def store(unit: UnitOfWork, person: Person) -> None:
        handover = await unit.handovers.get(handover_id)
        canvas = await unit.canvases.get(handover_id)
        edit = find(canvas)
        edits[:] = [edit]
        if canvas is not None:
            await unit.canvases.put(with_state(canvas, edit, state, person.id, request.now))
        undoes = edit.state is EditState.TAKEN
        if (writes or undoes) and not _asked_of(handover, edit):
            participants_only(handover, person)
            await _write_entry(unit, handover, edit, person, request, undo=undoes)
        await unit.jobs.add(canvas_edit(handover_id, edit.id), canvas_update_soon(handover_id, request.now))

    def rule(handover: Handover, person: Person) -> Decision:
        [edit] = edits
        undoes = edit.state is EditState.TAKEN
        if not (writes or undoes) or not _asked_of(handover, edit):
            require_open(handover)
            return unchanged(handover)
        return with_text(handover, edit, undo=undoes, by=person, now=request.now)

    await act(services, request, handover_id, rule, store)


async def _decide_after_end(
    services: Services, request: Request, handover_id: str, find: Find, state: EditState, *, writes: bool
) -> None:
    """Decide about an edit once the handover has ended: whoever may change the account does. Raises NotYourAccount."""

    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            person, handover = await who(unit), await unit.handovers.get(handover_id)
            await account_seen(unit, unit.handovers.account_id(handover_id), person)
            canvas = await unit.canvases.get(handover_id)
            edit = find(canvas)
            undoes = edit.state is EditState.TAKEN
            if writes or undoes:
                await _write_entry(unit, handover, edit, person, request, undo=undoes)
            if canvas is not None:
                await unit.canvases.put(with_state(canvas, edit, state, person.id, request.now))
            told = canvas_edit_told(handover_id, edit) if edit.told else canvas_edit(handover_id, edit.id)
            await unit.jobs.add(told)

    await knowing_who_asks(services, request, attempt)


def _asked_of(handover: Handover, edit: CanvasEdit) -> bool:
    """Return whether what was edited is an answer of this handover, or may become one."""
    return any(item.key == item_of(edit) for item in handover.playbook.items)


async def _write_entry(
    unit: UnitOfWork, handover: Handover, edit: CanvasEdit, person: Person, request: Request, *, undo: bool
) -> None:
    """Change what an earlier handover has said of the account, which this one does not ask. Raises CanvasEditOutdated."""
    account, running = await account_to_change(unit, unit.handovers.account_id(handover.id), person)
    entry = (await unit.blueprint.of_items(account.id, [item_of(edit)])).get(item_of(edit))
    before, after = (edit.after, edit.before) if undo else (edit.before, edit.after)
    if entry is None or not same_words(entry.text, before):
        raise CanvasEditOutdated(edit.title)
    written = with_words(entry, after, by=person, now=request.now)
    act = EntryAct.RESTORED if undo else EntryAct.CHANGED
    await store_entry(unit, account, running, entry, written, act, person, request)


async def make_again(services: Services, request: Request, handover_id: str) -> None:
    """Have the canvas made that somebody has deleted, because somebody asks for it. Raises NotAParticipant, NotActive."""
    handover, _ = await view_open(services, request, handover_id)
    async with services.store.begin(request.workspace) as unit:
        canvas = await unit.canvases.get(handover.id)
        if canvas is not None and canvas.deleted:
            await unit.canvases.put(replace(canvas, deleted=False))
            await unit.jobs.add(canvas_update(handover.id))
