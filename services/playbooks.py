"""Playbooks: those of a workspace's own, beside the ready ones; looked through by members, changed by admins and team leads."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from handover.access import may_edit_playbooks, members_only
from handover.model.own_playbooks import EditKind, PlaybookEdit
from handover.model.people import Person
from handover.playbooks.drafts import Draft
from handover.playbooks.edits import Edit, Edited, HeadForm, copy_of
from handover.playbooks.library import Library
from handover.playbooks.own import (
    MOST_OWN,
    OwnPlaybook,
    UnreadablePlaybook,
    checked,
    own_document,
    own_from,
    ready_draft,
    workspace_library,
)
from handover.playbooks.refusals import ChangedSince, LeadsOnly, NothingToUndo, TooManyPlaybooks, UnknownPlaybook
from services.acting import WhoAsks, knowing_who_asks
from services.context import Services
from services.request import Request
from storage.own_playbooks import StoredPlaybook
from storage.store import Store, UnitOfWork

EDITS = 20
"""Changes on one page of a playbook's history."""


class Playbooks(Protocol):
    """What holds the store, and the playbooks that come with the program: the services, and an attempt at a job."""

    @property
    def store(self) -> Store:
        """The store."""

    @property
    def playbooks(self) -> Library:
        """The playbooks that come with the program."""


@dataclass(frozen=True)
class PlaybookList:
    """The playbooks of a workspace: the ready ones and its own, and whether whoever asks may change these."""

    ready: Library
    own: tuple[OwnPlaybook, ...]
    may_edit: bool


@dataclass(frozen=True)
class PlaybookPage:
    """A playbook as it is shown. `own` is None for a ready one; `last` the latest change of one's own."""

    draft: Draft
    own: OwnPlaybook | None
    may_edit: bool
    last: PlaybookEdit | None = None


async def library_of(services: Services, workspace: str) -> Library:
    """Return the playbooks that are offered in a workspace."""
    async with services.store.begin(workspace) as unit:
        return await library_in(services, unit)


async def library_in(services: Playbooks, unit: UnitOfWork) -> Library:
    """Return the playbooks that are offered in the workspace of a unit of work."""
    return workspace_library(services.playbooks, await own_in(services, unit))


async def list_playbooks(services: Services, request: Request) -> PlaybookList:
    """Return all playbooks, retired ones included. Raises MembersOnly, RightsUnknown."""

    async def attempt(who: WhoAsks) -> PlaybookList:
        async with services.store.begin(request.workspace) as unit:
            may_edit = await _may_edit(unit, members_only(await who(unit)))
            return PlaybookList(services.playbooks, await own_in(services, unit), may_edit)

    return await knowing_who_asks(services, request, attempt)


async def view_playbook(services: Services, request: Request, key: str) -> PlaybookPage:
    """Return a playbook to look through. Raises MembersOnly, UnknownPlaybook, RightsUnknown."""

    async def attempt(who: WhoAsks) -> PlaybookPage:
        async with services.store.begin(request.workspace) as unit:
            may_edit = await _may_edit(unit, members_only(await who(unit)))
            return await page_in(services, unit, key, may_edit=may_edit)

    return await knowing_who_asks(services, request, attempt)


async def history(services: Services, request: Request, key: str, first: int) -> tuple[OwnPlaybook, list[PlaybookEdit]]:
    """Return a playbook and a page of its changes, the newest first. Raises what `view_playbook` raises."""

    async def attempt(who: WhoAsks) -> tuple[OwnPlaybook, list[PlaybookEdit]]:
        async with services.store.begin(request.workspace) as unit:
            members_only(await who(unit))
            own = _read(services, unit, await _stored(unit, key))
            return own, list(await unit.own_playbooks.edits(key, first, EDITS + 1))

    return await knowing_who_asks(services, request, attempt)


async def edit_playbook(services: Services, request: Request, key: str, edit: Edit) -> OwnPlaybook:
    """Change one of the workspace's own playbooks, with who did it and when. Return it as it is then.

    Raises LeadsOnly, UnknownPlaybook, PlaybookError, what `edit` raises, and RightsUnknown.
    """

    async def attempt(who: WhoAsks) -> OwnPlaybook:
        async with services.store.begin(request.workspace) as unit:
            await leads_only(unit, await who(unit))
            before = _read(services, unit, await _stored(unit, key, lock=True))
            others = [one for one in await own_in(services, unit) if one.key != key]
            edited = edit(before, _everything(services, others))
            if replace(edited.own, version=before.version) == before:
                return before
            return await keep_in(services, unit, request.user, request.now, before, edited)

    return await knowing_who_asks(services, request, attempt)


async def copy_playbook(services: Services, request: Request, key: str, form: HeadForm) -> OwnPlaybook:
    """Store a copy of a playbook, which follows the ready one that this one is or follows.

    Raises FieldProblems, TooManyPlaybooks, and what `edit_playbook` raises.
    """

    async def attempt(who: WhoAsks) -> OwnPlaybook:
        async with services.store.begin(request.workspace) as unit:
            await leads_only(unit, await who(unit))
            own = await own_in(services, unit)
            if len(own) >= MOST_OWN:
                raise TooManyPlaybooks(MOST_OWN)
            page = await page_in(services, unit, key, may_edit=True)
            made = copy_of(page.draft, form, _everything(services, own))
            return await keep_in(services, unit, request.user, request.now, None, made)

    return await knowing_who_asks(services, request, attempt)


async def undo_latest(services: Services, request: Request, key: str, version: int) -> OwnPlaybook:
    """Take the latest change of a playbook back, which made this version. Raises ChangedSince if there is a newer one."""

    async def attempt(who: WhoAsks) -> OwnPlaybook:
        async with services.store.begin(request.workspace) as unit:
            await leads_only(unit, await who(unit))
            now = _read(services, unit, await _stored(unit, key, lock=True))
            if now.version != version:
                raise ChangedSince
            document = await unit.own_playbooks.version(key, version - 1)
            if document is None:
                raise NothingToUndo
            [latest] = await unit.own_playbooks.edits(key, 0, 1)
            before = own_from(services.playbooks, document, version - 1)
            undone = Edited(before, EditKind.UNDONE, latest.title)
            return await keep_in(services, unit, request.user, request.now, now, undone)

    return await knowing_who_asks(services, request, attempt)


async def check_lead(services: Services, request: Request) -> None:
    """Raise LeadsOnly, or RightsUnknown, unless whoever asks may change playbooks."""

    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            await leads_only(unit, await who(unit))

    await knowing_who_asks(services, request, attempt)


async def leads_only(unit: UnitOfWork, person: Person) -> None:
    """Raise LeadsOnly unless this person may change playbooks."""
    if not await _may_edit(unit, person):
        raise LeadsOnly


async def keep_in(
    kept: Playbooks, unit: UnitOfWork, by: str, now: datetime, before: OwnPlaybook | None, edited: Edited
) -> OwnPlaybook:
    """Store what a change has made of a playbook, with who made it. Raises PlaybookError where it is not in order."""
    own = checked(kept.playbooks, edited.own)
    version = before.version + 1 if before else 1
    edit = PlaybookEdit(edited.kind, by, now, edited.title, edited.fields, version)
    await unit.own_playbooks.store(own.key, own_document(kept.playbooks, own), edit)
    return replace(own, version=version)


async def page_in(kept: Playbooks, unit: UnitOfWork, key: str, *, may_edit: bool) -> PlaybookPage:
    """Return a playbook to look through. Raises UnknownPlaybook."""
    stored = await unit.own_playbooks.get(key)
    if stored is None:
        if key not in kept.playbooks:
            raise UnknownPlaybook
        return PlaybookPage(ready_draft(kept.playbooks, key), None, may_edit)
    own = _read(kept, unit, stored)
    last = await unit.own_playbooks.edits(key, 0, 1)
    return PlaybookPage(own.draft, own, may_edit, last[0] if last else None)


async def _stored(unit: UnitOfWork, key: str, *, lock: bool = False) -> StoredPlaybook:
    stored = await unit.own_playbooks.get(key, lock=lock)
    if stored is None:
        raise UnknownPlaybook
    return stored


def _read(kept: Playbooks, unit: UnitOfWork, stored: StoredPlaybook) -> OwnPlaybook:
    """Return a stored playbook. Raises UnknownPlaybook, with a note for whoever runs the bot, when it cannot be read."""
    try:
        return own_from(kept.playbooks, stored.document, stored.version)
    except UnreadablePlaybook as error:
        kept.store.unreadable_rows.note("playbook", unit.workspace, stored.key)
        raise UnknownPlaybook from error


async def own_in(kept: Playbooks, unit: UnitOfWork) -> tuple[OwnPlaybook, ...]:
    """Return the workspace's own playbooks by name, those that cannot be read left out: they keep nobody from the others."""
    found = []
    for stored in await unit.own_playbooks.all():
        with suppress(UnknownPlaybook):
            found.append(_read(kept, unit, stored))
    return tuple(sorted(found, key=lambda one: one.draft.name.casefold()))


def _everything(services: Services, own: Iterable[OwnPlaybook]) -> Library:
    """Return the library of the workspace with retired playbooks in it: their names and keys stay taken."""
    return workspace_library(services.playbooks, [replace(one, retired=False) for one in own])


async def _may_edit(unit: UnitOfWork, person: Person) -> bool:
    return may_edit_playbooks(person, await unit.handovers.of_person(person.id))
